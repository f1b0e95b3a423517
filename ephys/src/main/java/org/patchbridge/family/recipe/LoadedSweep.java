package org.patchbridge.family.recipe;

import java.util.Optional;
import org.patchbridge.recording.Sweep;
import org.patchbridge.recording.SweepInfo;
import org.patchbridge.signal.MeasurementException;
import org.patchbridge.signal.TimeAxis;
import org.patchbridge.signal.Trace;
import org.patchbridge.stimulus.SweepEpochs;

/** A sweep whose samples are in memory, with its epochs. */
final class LoadedSweep {
  private final Sweep sweep;
  private final int recordedLength;
  private Optional<SweepEpochs> epochs = Optional.empty();

  LoadedSweep(Sweep sweep) {
    this.sweep = sweep;
    this.recordedLength = Math.max(1, SweepEpochs.recordedLength(sweep.millivolts()));
  }

  SweepInfo info() {
    return sweep.info();
  }

  Sweep sweep() {
    return sweep;
  }

  /**
   * Epochs as the reference tells them.
   *
   * @throws MeasurementException if they cannot be told
   */
  SweepEpochs epochs() {
    if (epochs.isEmpty()) {
      epochs =
          Optional.of(
              SweepEpochs.of(sweep.millivolts(), sweep.current(), sweep.info().samplingRateHz()));
    }
    return epochs.get();
  }

  /** The recorded part with 0 s at its first sample. */
  Trace trace() {
    return traceFrom(0);
  }

  /**
   * The recorded part with 0 s at the begin of the experiment epoch.
   *
   * @throws MeasurementException if there is no such epoch
   */
  Trace alignedTrace() {
    return traceFrom(
        epochs()
            .experiment()
            .orElseThrow(() -> new MeasurementException("a sweep has no stimulus"))
            .first());
  }

  private Trace traceFrom(int zeroIndex) {
    return Trace.of(
        sweep, TimeAxis.aligned(sweep.info().samplingRateHz(), recordedLength, zeroIndex));
  }

  /** Whether any sample of the stimulus is NaN while the response was recorded. */
  boolean stimulusHasGaps() {
    return sweep.current().hasGap(0, Math.min(recordedLength, sweep.length()));
  }
}
