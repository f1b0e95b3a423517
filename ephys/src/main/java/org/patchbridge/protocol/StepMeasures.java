package org.patchbridge.protocol;

import org.patchbridge.signal.TimeAxis;
import org.patchbridge.signal.Trace;
import org.patchbridge.stimulus.StimulusWindow;

/** Measures of the response to one current step (IPFX: subthresh_features.py). */
final class StepMeasures {
  /** Time before the step in which the resting potential is taken, s. */
  static final double BASELINE_SECONDS = 0.1;

  /** The same for the sag, and the time before the end of the step that counts as steady, s. */
  private static final double SAG_BASELINE_SECONDS = 0.03;

  /** Width around the extreme over which it is averaged for the sag, s. */
  private static final double PEAK_SECONDS = 0.005;

  private final Trace trace;
  private final StimulusWindow window;

  StepMeasures(Trace trace, StimulusWindow window) {
    this.trace = trace;
    this.window = window;
  }

  /** Mean potential before the step, mV. */
  double baseline() {
    double start = window.startSeconds();
    return trace.meanBetween(window.before(BASELINE_SECONDS), start);
  }

  /** Lowest potential during the step. */
  Deflection minimum() {
    return at(trace.indexOfMinimum(firstIndex(), endIndex()));
  }

  /** Lowest potential for a negative current at half of the step, otherwise the highest. */
  Deflection deflection() {
    double start = window.startSeconds();
    double halfway = (window.endSeconds() - start) / 2 + start;
    boolean up = trace.current().at(trace.time().indexOf(halfway)) >= 0;
    return up ? at(trace.indexOfMaximum(firstIndex(), endIndex())) : minimum();
  }

  /** Part of the lowest deflection that is lost until the end of the step. */
  double sag() {
    return sagFrom(minimum());
  }

  /** The same from the extreme in the direction of the current. */
  double deflectionSag() {
    return sagFrom(deflection());
  }

  private double sagFrom(Deflection extreme) {
    double peakSeconds = extreme.seconds();
    double peak = trace.meanBetween(peakSeconds - PEAK_SECONDS / 2, peakSeconds + PEAK_SECONDS / 2);
    double start = window.startSeconds();
    double end = window.endSeconds();
    double baseline = trace.meanBetween(window.before(SAG_BASELINE_SECONDS), start);
    double steady = trace.meanBetween(end - SAG_BASELINE_SECONDS, end);
    return trace.round(trace.round(peak - steady) / trace.round(peak - baseline));
  }

  int firstIndex() {
    return trace.time().indexOf(window.startSeconds());
  }

  int endIndex() {
    return trace.time().indexOf(window.endSeconds());
  }

  private Deflection at(int index) {
    TimeAxis time = trace.time();
    return new Deflection(trace.millivolts()[index], index, time.at(index));
  }
}
