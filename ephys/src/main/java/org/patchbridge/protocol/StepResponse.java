package org.patchbridge.protocol;

import org.patchbridge.recording.SamplePrecision;
import org.patchbridge.signal.MeasurementException;
import org.patchbridge.signal.SampleStatistics;
import org.patchbridge.signal.Trace;
import org.patchbridge.stimulus.StimulusWindow;

/**
 * Potential before, during and after a step in bins of 10 ms.
 *
 * @param millivolts mean of each full bin, from 200 ms before to 200 ms after the step
 * @param firstIndex sample of the sweep that the first bin begins with
 * @param width samples in a bin
 * @param leftOver samples after the last full bin
 * @param steady mean over the last 100 ms of the step, mV
 */
public record StepResponse(
    double[] millivolts, int firstIndex, int width, int leftOver, double steady) {
  /** Time kept on both sides of the step, s. */
  public static final double MARGIN_SECONDS = 0.2;

  /** Length of a bin, s. */
  public static final double BIN_SECONDS = 0.01;

  private static final double STEADY_SECONDS = 0.1;

  /**
   * @throws MeasurementException if the trace does not reach 200 ms to both sides
   */
  static StepResponse of(Trace trace, StimulusWindow window) {
    int first = trace.time().indexOf(window.startSeconds() - MARGIN_SECONDS);
    int end = trace.time().indexOf(window.endSeconds() + MARGIN_SECONDS);
    int width = (int) Math.rint(BIN_SECONDS / trace.time().step());
    double[] bins = binMeans(trace.millivolts(), first, end, width, trace.precision());
    double steady = trace.meanBetween(window.endSeconds() - STEADY_SECONDS, window.endSeconds());
    return new StepResponse(bins, first, width, (end - first) % width, steady);
  }

  /**
   * Means of consecutive groups of samples; samples that do not fill the last group are left out.
   *
   * @throws MeasurementException if a group would be empty
   */
  static double[] binMeans(
      double[] millivolts, int first, int end, int width, SamplePrecision precision) {
    if (width < 1) {
      throw new MeasurementException("sampling rate too low for the bins");
    }
    double[] bins = new double[(end - first) / width];
    for (int k = 0; k < bins.length; k++) {
      int from = first + k * width;
      bins[k] = SampleStatistics.mean(millivolts, from, from + width, precision);
    }
    return bins;
  }
}
