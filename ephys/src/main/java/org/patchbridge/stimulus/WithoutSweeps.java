package org.patchbridge.stimulus;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.patchbridge.recording.Finding;
import org.patchbridge.recording.Finding.Severity;
import org.patchbridge.recording.ForwardingRecording;
import org.patchbridge.recording.Recording;
import org.patchbridge.recording.SkippedSweep;
import org.patchbridge.recording.SweepInfo;

/** The same recording without some sweeps, which it tells as skipped. */
final class WithoutSweeps extends ForwardingRecording {
  private final List<SweepInfo> kept;
  private final List<SkippedSweep> skipped;

  /**
   * @param numbers of sweeps to leave out
   */
  WithoutSweeps(Recording recording, Set<Integer> numbers) {
    super(recording);
    this.kept =
        recording.sweeps().stream().filter(sweep -> !numbers.contains(sweep.number())).toList();
    this.skipped = new ArrayList<>(recording.skipped());
    recording.sweeps().stream()
        .filter(sweep -> numbers.contains(sweep.number()))
        .map(WithoutSweeps::skipped)
        .forEach(skipped::add);
  }

  private static SkippedSweep skipped(SweepInfo sweep) {
    return new SkippedSweep(
        OptionalInt.of(sweep.number()),
        Optional.of(sweep.clampMode()),
        sweep.stimulusCode(),
        new Finding(
            SweepChoices.FINDING, Severity.SWEEP_SKIPPED, sweep.location(), "left out by hand"));
  }

  @Override
  public List<SweepInfo> sweeps() {
    return kept;
  }

  @Override
  public List<SkippedSweep> skipped() {
    return List.copyOf(skipped);
  }
}
