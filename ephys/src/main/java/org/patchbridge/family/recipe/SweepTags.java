package org.patchbridge.family.recipe;

import java.util.ArrayList;
import java.util.List;
import org.patchbridge.stimulus.Protocol;
import org.patchbridge.stimulus.SweepEpochs;

/** Why the reference drops a sweep before any analysis (IPFX: drop_failed_sweeps). */
final class SweepTags {
  private SweepTags() {}

  /** Empty for a sweep that stays. */
  static List<String> of(LoadedSweep sweep, Protocol protocol) {
    SweepEpochs epochs = sweep.epochs();
    List<String> tags = new ArrayList<>();
    if (epochs.test().isEmpty()) {
      tags.add("no test pulse");
    }
    if (epochs.stimulus().isEmpty()) {
      tags.add("no stimulus");
    }
    boolean unfinished =
        epochs
            .experiment()
            .filter(experiment -> epochs.recording().last() < experiment.last())
            .isPresent();
    if (unfinished && protocol != Protocol.RAMP) {
      tags.add("recording stopped within half a second after the stimulus");
    }
    if (sweep.stimulusHasGaps()) {
      tags.add("stimulus contains NaN");
    }
    return tags;
  }
}
