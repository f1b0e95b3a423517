package org.patchbridge.spike;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.patchbridge.recording.SamplePrecision;
import org.patchbridge.signal.MeasurementException;
import org.patchbridge.signal.SampleStatistics;
import org.patchbridge.signal.Trace;
import org.patchbridge.signal.VoltageDerivative;

/**
 * Detection criteria for strong short pulses, whose passive response is itself steep (IPFX:
 * estimate_adjusted_detection_parameters).
 *
 * @param minimumUpstroke dV/dt that makes a putative spike, V/s
 * @param thresholdFraction part of the mean upstroke that marks a threshold
 */
public record ShortSquareCalibration(double minimumUpstroke, double thresholdFraction) {

  /** Length of the passive response after the onset, s. */
  private static final double PASSIVE_SECONDS = 0.001;

  /** Margins above the passive response. */
  private static final double UPSTROKE_MARGIN = 1.1;

  private static final double THRESHOLD_MARGIN = 1.2;

  /** Least part of the mean upstroke that marks a threshold (IPFX: thresh_frac_floor). */
  private static final double LEAST_FRACTION = 0.1;

  /**
   * Criteria from sweeps with one window, whose samples are counted in the first sweep.
   *
   * @param traces the sweeps of one set
   * @param derivatives of the traces
   * @param startSeconds onset of the pulse on the axis of the first trace
   * @throws MeasurementException if there are no traces or the pulse lies outside of one
   */
  public static ShortSquareCalibration of(
      List<Trace> traces, List<VoltageDerivative> derivatives, double startSeconds) {
    if (traces.isEmpty()) {
      throw new MeasurementException("no short square sweep goes on long enough");
    }
    Passive passive = Passive.of(traces.get(0), startSeconds);
    List<DetectionSettings> whole =
        Collections.nCopies(traces.size(), DetectionSettings.defaults());
    return of(traces, derivatives, Collections.nCopies(traces.size(), passive), whole);
  }

  /**
   * Criteria from sweeps with windows of their own. What lies before the pulses, a test pulse or a
   * spontaneous spike, does not count.
   *
   * @param startSeconds onset of the pulse in each trace
   */
  public static ShortSquareCalibration ofOwnWindows(
      List<Trace> traces, List<VoltageDerivative> derivatives, double[] startSeconds) {
    List<Passive> passive = new ArrayList<>();
    List<DetectionSettings> fromOnset = new ArrayList<>();
    for (int k = 0; k < startSeconds.length; k++) {
      passive.add(Passive.of(traces.get(k), startSeconds[k]));
      fromOnset.add(DetectionSettings.defaults().from(startSeconds[k]));
    }
    return of(traces, derivatives, passive, fromOnset);
  }

  /** Samples of the passive response to the onset. */
  private record Passive(int first, int last) {

    static Passive of(Trace trace, double startSeconds) {
      return new Passive(
          trace.time().indexOf(startSeconds), trace.time().indexOf(startSeconds + PASSIVE_SECONDS));
    }
  }

  private static ShortSquareCalibration of(
      List<Trace> traces,
      List<VoltageDerivative> derivatives,
      List<Passive> passive,
      List<DetectionSettings> searched) {
    double[] steepest = new double[traces.size()];
    double[] settled = new double[traces.size()];
    for (int k = 0; k < steepest.length; k++) {
      VoltageDerivative slope = derivatives.get(k);
      int last = passive.get(k).last();
      if (last >= slope.length()) {
        throw new MeasurementException("short square sweep ends inside the pulse");
      }
      steepest[k] = slope.at(slope.indexOfMaximum(passive.get(k).first(), last));
      settled[k] = slope.at(last);
    }
    double upstroke = SampleStatistics.median(steepest) * UPSTROKE_MARGIN;
    double threshold = SampleStatistics.median(settled) * THRESHOLD_MARGIN;
    double fraction = threshold / meanUpstroke(traces, derivatives, searched, upstroke);
    return new ShortSquareCalibration(
        upstroke, fraction > LEAST_FRACTION ? fraction : LEAST_FRACTION);
  }

  private static double meanUpstroke(
      List<Trace> traces,
      List<VoltageDerivative> derivatives,
      List<DetectionSettings> searched,
      double minimumUpstroke) {
    List<Double> slopes = new ArrayList<>();
    for (int k = 0; k < traces.size(); k++) {
      SpikeDetector detector =
          new SpikeDetector(
              searched
                  .get(k)
                  .withCriteria(minimumUpstroke, DetectionSettings.THRESHOLD_FRACTION, 0));
      for (double slope : detector.putativeUpstrokes(traces.get(k), derivatives.get(k))) {
        slopes.add(slope);
      }
    }
    double[] all = slopes.stream().mapToDouble(Double::doubleValue).toArray();
    return SampleStatistics.mean(all, SamplePrecision.DOUBLE);
  }
}
