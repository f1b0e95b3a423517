package org.patchbridge.protocol;

import java.util.ArrayList;
import java.util.List;
import org.patchbridge.protocol.MeanInterval.Interval;
import org.patchbridge.signal.MeasurementException;
import org.patchbridge.signal.TimeAxis;
import org.patchbridge.signal.Trace;
import org.patchbridge.spike.Spike;
import org.patchbridge.spike.SpikePoint;
import org.patchbridge.stimulus.StimulusWindow;

/**
 * Mean potential between spikes, from the fast trough to the next threshold in 100 steps, relative
 * to the threshold before (IPFX: isi_shape).
 */
final class IntervalShape {
  static final int POINTS = 100;

  /** Time before the end of the step that counts as steady, s. */
  private static final double STEADY_SECONDS = 0.1;

  /** A lone spike's interval ends where the potential is back to steady within this, mV. */
  private static final double RETURN_TOLERANCE = 1.0;

  /** Longest interval of a lone spike, s. */
  private static final double LONGEST_SECONDS = 0.1;

  private final Trace trace;
  private final StimulusWindow window;

  IntervalShape(Trace trace, StimulusWindow window) {
    this.trace = trace;
    this.window = window;
  }

  /**
   * @throws MeasurementException if a fast trough is missing or every interval is too short
   */
  MeanInterval of(List<Spike> spikes) {
    if (spikes.isEmpty()) {
      throw new MeasurementException("no spike that is not clipped");
    }
    return spikes.size() > 1 ? meanInterval(spikes) : afterLoneSpike(spikes.get(0));
  }

  private MeanInterval meanInterval(List<Spike> spikes) {
    double[] sum = new double[POINTS];
    List<Interval> intervals = new ArrayList<>();
    for (int k = 0; k + 1 < spikes.size(); k++) {
      int first = fastTrough(spikes.get(k)).index();
      int end = spikes.get(k + 1).threshold().index();
      if (end - first < POINTS) {
        continue;
      }
      Interval interval = new Interval(k, first, (end - first) / POINTS);
      double[] shape = shape(interval, spikes.get(k).threshold().millivolts());
      for (int p = 0; p < POINTS; p++) {
        sum[p] = trace.round(sum[p] + shape[p]);
      }
      intervals.add(interval);
    }
    if (intervals.isEmpty()) {
      throw new MeasurementException("all interspike intervals are too short");
    }
    for (int p = 0; p < POINTS; p++) {
      sum[p] = trace.round(sum[p] / intervals.size());
    }
    return new MeanInterval(sum, intervals);
  }

  private MeanInterval afterLoneSpike(Spike spike) {
    TimeAxis time = trace.time();
    SpikePoint trough = fastTrough(spike);
    double steadyFrom = window.endSeconds() - STEADY_SECONDS;
    int stimulusEnd = time.indexOf(window.endSeconds());
    int end = stimulusEnd;
    if (trough.seconds() < steadyFrom) {
      int latest = time.indexOf(trough.seconds() + LONGEST_SECONDS);
      double steady = trace.mean(time.indexOf(steadyFrom), stimulusEnd);
      end = Math.min(returnTo(trace.round(steady - RETURN_TOLERANCE), trough.index()), latest);
    }
    end = Math.max(end, trough.index() + POINTS);
    if (end > trace.length()) {
      throw new MeasurementException("sweep ends right after its only spike");
    }
    Interval interval = new Interval(0, trough.index(), (end - trough.index()) / POINTS);
    return new MeanInterval(shape(interval, spike.threshold().millivolts()), List.of(interval));
  }

  private int returnTo(double level, int from) {
    for (int k = from; k < trace.length(); k++) {
      if (trace.millivolts()[k] >= level) {
        return k;
      }
    }
    return Integer.MAX_VALUE;
  }

  private double[] shape(Interval interval, double threshold) {
    int width = interval.width();
    double[] relative = new double[width * POINTS];
    for (int k = 0; k < relative.length; k++) {
      relative[k] = trace.round(trace.millivolts()[interval.firstIndex() + k] - threshold);
    }
    return StepResponse.binMeans(relative, 0, relative.length, width, trace.precision());
  }

  private static SpikePoint fastTrough(Spike spike) {
    return spike
        .fastTrough()
        .orElseThrow(() -> new MeasurementException("a spike has no fast trough"));
  }
}
