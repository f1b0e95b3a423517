package org.patchbridge.protocol;

import java.util.Arrays;
import org.patchbridge.recording.SweepInfo;
import org.patchbridge.signal.Trace;
import org.patchbridge.spike.SpikeTrain;

/**
 * Samples from the threshold of the first spike of a sweep on.
 *
 * @param sweep that it is of
 * @param firstIndex sample of the threshold
 * @param millivolts 3 ms of samples, fewer where the sweep ends before
 * @param following the next sample, for interpolation; NaN where the sweep ends before
 * @param samplingRateHz of the samples, rounded to whole Hz
 * @param clipped whether the spike is clipped
 */
public record FirstSpike(
    SweepInfo sweep,
    int firstIndex,
    double[] millivolts,
    double following,
    int samplingRateHz,
    boolean clipped) {
  /** Length of the snippet, s. */
  public static final double SECONDS = 0.003;

  static FirstSpike of(SweepInfo sweep, Trace trace, SpikeTrain train) {
    int rate = (int) Math.rint(trace.time().rateHz());
    int first = train.spikes().get(0).threshold().index();
    int end = Math.min(first + (int) (rate * SECONDS), trace.length());
    double[] samples = Arrays.copyOfRange(trace.millivolts(), first, end);
    double following = end < trace.length() ? trace.millivolts()[end] : Double.NaN;
    return new FirstSpike(sweep, first, samples, following, rate, train.spikes().get(0).clipped());
  }
}
