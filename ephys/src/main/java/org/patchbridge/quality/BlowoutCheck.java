package org.patchbridge.quality;

import java.util.Optional;
import org.patchbridge.recording.Finding;

/** Drift of the electrode over the recording. */
record BlowoutCheck() implements CellCheck {

  @Override
  public Optional<Finding> check(CellQuality quality, CellLimits limits) {
    return CellCheck.within(
        limits.blowout(), "blowout", "potential after blowout", " mV", quality.blowout());
  }
}
