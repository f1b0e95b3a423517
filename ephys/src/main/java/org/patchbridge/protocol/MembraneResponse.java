package org.patchbridge.protocol;

import java.util.Arrays;
import org.patchbridge.recording.SamplePrecision;
import org.patchbridge.signal.SampleStatistics;
import org.patchbridge.signal.TimeAxis;
import org.patchbridge.signal.Trace;
import org.patchbridge.stimulus.StimulusWindow;

/**
 * What resistance and time constant need of the response to a hyperpolarising step.
 *
 * @param time axis of the sweep
 * @param firstIndex index of the first sample of the step
 * @param millivolts samples from the first of the step to the lowest, both included
 * @param minimum the lowest sample
 * @param picoampsAtMinimum current there
 * @param baseline resting potential, mV
 * @param noise standard deviation before the step, mV
 * @param precision type the reference computes the sweep in
 */
record MembraneResponse(
    TimeAxis time,
    int firstIndex,
    double[] millivolts,
    Deflection minimum,
    double picoampsAtMinimum,
    double baseline,
    double noise,
    SamplePrecision precision) {

  static MembraneResponse of(Trace trace, StimulusWindow window) {
    StepMeasures measures = new StepMeasures(trace, window);
    Deflection minimum = measures.minimum();
    int first = measures.firstIndex();
    int noiseFrom = trace.time().indexOf(window.before(StepMeasures.BASELINE_SECONDS));
    double noise =
        SampleStatistics.standardDeviation(trace.millivolts(), noiseFrom, first, trace.precision());
    return new MembraneResponse(
        trace.time(),
        first,
        Arrays.copyOfRange(trace.millivolts(), first, minimum.index() + 1),
        minimum,
        trace.current().at(minimum.index()),
        measures.baseline(),
        noise,
        trace.precision());
  }
}
