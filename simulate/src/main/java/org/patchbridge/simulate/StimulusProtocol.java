package org.patchbridge.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The sequence of stimuli of the Allen Institute's patch-seq protocol, chosen as an experimenter
 * does: hyperpolarising steps, a search for the rheobase on a 10 pA grid, steps above it, short
 * squares at their own threshold, a ramp until the cell fires.
 */
final class StimulusProtocol {
  private static final double[] SUBTHRESHOLD_PICOAMPS = {-30, -50, -70, -90, -110, -10};
  private static final double GRID_PICOAMPS = 10;
  private static final double MOST_LONG_SQUARE_PICOAMPS = 640;
  private static final double MOST_SHORT_SQUARE_PICOAMPS = 2560;
  private static final int SHORT_SQUARES_AT_THRESHOLD = 3;
  private static final double LONGEST_RAMP_S = 26;

  /** A cell whose potential stays above this, mV, at the end of the last step is blocked. */
  private static final double BLOCKED_MV = -25;

  private final RecordingRig rig;
  private final SimulationSettings settings;

  StimulusProtocol(RecordingRig rig, SimulationSettings settings) {
    this.rig = rig;
    this.settings = settings;
  }

  /**
   * Runs the whole protocol.
   *
   * @param ramp whether the ramp is run
   * @return the sweeps in the order of recording; empty where the cell is not fit: it fires without
   *     current, never fires, or stops firing in depolarisation block
   */
  Optional<List<SimulatedTrace>> run(boolean ramp) {
    if (!rig.neuron().isAtRest()) {
      return Optional.empty();
    }
    double rheobase = threshold(this::firesInLongSquare, MOST_LONG_SQUARE_PICOAMPS);
    if (Double.isNaN(rheobase)) {
      return Optional.empty();
    }
    List<SimulatedTrace> steps = stepsAbove(rheobase);
    if (steps.stream().anyMatch(StimulusProtocol::isBlocked)) {
      return Optional.empty();
    }
    double shortThreshold = threshold(this::firesInShortSquare, MOST_SHORT_SQUARE_PICOAMPS);
    if (Double.isNaN(shortThreshold)) {
      return Optional.empty();
    }
    List<SimulatedTrace> sweeps = new ArrayList<>();
    for (double picoamps : SUBTHRESHOLD_PICOAMPS) {
      sweeps.add(rig.record(longSquareStimulus("X1PS_SubThresh", picoamps), 0));
    }
    for (double picoamps : new double[] {rheobase - GRID_PICOAMPS, rheobase}) {
      sweeps.add(rig.record(longSquareStimulus("X3LP_Rheo", picoamps), 0));
    }
    sweeps.addAll(steps);
    for (int i = 0; i < SHORT_SQUARES_AT_THRESHOLD; i++) {
      sweeps.add(rig.record(shortSquareStimulus(shortThreshold), i));
    }
    sweeps.add(rig.record(shortSquareStimulus(shortThreshold - GRID_PICOAMPS), 0));
    if (ramp) {
      sweeps.add(
          rig.record(
              Stimulus.ramp(
                  "X7Ramp",
                  settings.rampPicoampsPerSecond(),
                  LONGEST_RAMP_S,
                  settings.samplingRateHz()),
              0));
    }
    return Optional.of(sweeps);
  }

  private List<SimulatedTrace> stepsAbove(double rheobase) {
    List<SimulatedTrace> steps = new ArrayList<>();
    for (double step : settings.stepsAboveRheobasePicoamps()) {
      steps.add(rig.record(longSquareStimulus("X4PS_SupraThresh", rheobase + step), 0));
    }
    return steps;
  }

  private static boolean isBlocked(SimulatedTrace trace) {
    return trace.endMillivolts() > BLOCKED_MV || trace.spikes() == 0;
  }

  /**
   * The lowest amplitude on the grid that makes a spike while the one below does not; NaN where
   * none up to the limit does, or the cell fires without current.
   */
  private double threshold(Step step, double mostPicoamps) {
    double silent = 0;
    if (step.fires(silent)) {
      return Double.NaN;
    }
    double firing = 2 * GRID_PICOAMPS;
    while (!step.fires(firing)) {
      silent = firing;
      firing *= 2;
      if (firing > mostPicoamps) {
        return Double.NaN;
      }
    }
    while (firing - silent > GRID_PICOAMPS) {
      double middle = GRID_PICOAMPS * Math.floor((firing + silent) / 2 / GRID_PICOAMPS);
      if (!step.fires(middle)) {
        silent = middle;
      } else {
        firing = middle;
      }
    }
    return firing;
  }

  private boolean firesInLongSquare(double picoamps) {
    return rig.fires(longSquareStimulus("X3LP_Rheo", picoamps), 0);
  }

  private boolean firesInShortSquare(double picoamps) {
    return rig.fires(shortSquareStimulus(picoamps), 0);
  }

  private Stimulus longSquareStimulus(String code, double picoamps) {
    return Stimulus.longSquare(code, picoamps, settings.samplingRateHz());
  }

  private Stimulus shortSquareStimulus(double picoamps) {
    return Stimulus.shortSquare("X6SP_Rheo", picoamps, settings.samplingRateHz());
  }

  @FunctionalInterface
  private interface Step {
    boolean fires(double picoamps);
  }
}
