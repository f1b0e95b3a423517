package org.patchbridge.family;

import org.patchbridge.recording.Sweep;
import org.patchbridge.recording.SweepInfo;
import org.patchbridge.signal.MeasurementException;
import org.patchbridge.signal.Trace;
import org.patchbridge.stimulus.SweepEpochs;

/** A sweep whose samples are in memory, with its epochs. */
final class LoadedSweep {
  private final Sweep sweep;
  private final SweepEpochs epochs;
  private final TimeAxisCache axes;

  /**
   * @throws MeasurementException if the epochs cannot be told
   */
  LoadedSweep(Sweep sweep, TimeAxisCache axes) {
    this.sweep = sweep;
    this.axes = axes;
    this.epochs =
        SweepEpochs.of(sweep.millivolts(), sweep.picoamps(), sweep.info().samplingRateHz());
  }

  SweepInfo info() {
    return sweep.info();
  }

  Sweep sweep() {
    return sweep;
  }

  SweepEpochs epochs() {
    return epochs;
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
        epochs
            .experiment()
            .orElseThrow(() -> new MeasurementException("a sweep has no stimulus"))
            .first());
  }

  private Trace traceFrom(int zeroIndex) {
    int length = epochs.recording().last() + 1;
    return new Trace(
        axes.axis(sweep.info().samplingRateHz(), length, zeroIndex),
        sweep.millivolts(),
        sweep.picoamps(),
        length,
        sweep.precision());
  }

  /** Whether any sample of the stimulus is NaN while the response was recorded. */
  boolean stimulusHasGaps() {
    int end = Math.min(epochs.recording().last() + 1, sweep.length());
    for (int k = 0; k < end; k++) {
      if (Double.isNaN(sweep.picoamps()[k])) {
        return true;
      }
    }
    return false;
  }
}
