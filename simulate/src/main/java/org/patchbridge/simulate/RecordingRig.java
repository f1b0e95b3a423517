package org.patchbridge.simulate;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Injects stimuli into a model neuron and digitises its answer: background current noise
 * (Ornstein–Uhlenbeck), a holding offset that differs between sweeps, white amplifier noise, and
 * the steps of the converter.
 */
final class RecordingRig {
  /** Step of the converter, mV (Allen MIES files). */
  static final double LEAST_STEP_MV = 0.03125;

  private static final double BACKGROUND_TAU_MS = 5;
  private static final double AMPLIFIER_NOISE_MV = 0.03;

  /** SD between sweeps of the resting potential, mV. */
  private static final double OFFSET_MV = 0.25;

  private static final double SPIKE_PEAK_MV = -15;
  private static final double REARM_MV = -30;
  private static final double AFTER_STIMULUS_S = 0.05;
  private static final int SPIKES_THAT_STOP_A_RAMP = 5;

  private final MembraneModel neuron;
  private final NeuronParameters parameters;
  private final double samplingRateHz;
  private final long seed;

  RecordingRig(NeuronParameters parameters, double samplingRateHz, long seed) {
    this.parameters = parameters;
    this.samplingRateHz = samplingRateHz;
    this.seed = seed;
    neuron = new MembraneModel(parameters, 1e3 / samplingRateHz);
  }

  MembraneModel neuron() {
    return neuron;
  }

  /**
   * Records one sweep from rest. The noise depends on the seed, the stimulus and the repetition
   * alone, so that the order of sweeps does not matter.
   */
  SimulatedTrace record(Stimulus wanted, int repetition) {
    Membrane membrane = new Membrane(wanted, repetition);
    Stimulus stimulus = wanted;
    float[] millivolts = new float[stimulus.length()];
    SplittableRandom amplifier = new SplittableRandom(~noiseSeed(wanted, repetition));
    int watched = watchedSamples();
    int spikes = 0;
    for (int i = 0; i < stimulus.length(); i++) {
      boolean spike = membrane.advance(stimulus.at(i));
      millivolts[i] = digitise(membrane.mv + AMPLIFIER_NOISE_MV * amplifier.nextGaussian());
      if (spike && i >= stimulus.onset() && i < stimulus.end() + watched) {
        spikes++;
        if (stimulus.kind() == Stimulus.Kind.RAMP && spikes == SPIKES_THAT_STOP_A_RAMP) {
          stimulus = stimulus.stoppedAt(i + watched);
        }
      }
    }
    float[] recorded = Arrays.copyOf(millivolts, stimulus.length());
    return new SimulatedTrace(
        stimulus, recorded, spikes, endMillivolts(stimulus, recorded, watched));
  }

  /** Whether {@link #record} would count a spike; stops at the first one. */
  boolean fires(Stimulus stimulus, int repetition) {
    Membrane membrane = new Membrane(stimulus, repetition);
    int last = Math.min(stimulus.length(), stimulus.end() + watchedSamples());
    for (int i = 0; i < last; i++) {
      if (membrane.advance(stimulus.at(i)) && i >= stimulus.onset()) {
        return true;
      }
    }
    return false;
  }

  private int watchedSamples() {
    return (int) Math.round(AFTER_STIMULUS_S * samplingRateHz);
  }

  /** The neuron with its background during one sweep. */
  private final class Membrane {
    private final SplittableRandom random;
    private final double offset;
    private final double keep = Math.exp(-1e3 / samplingRateHz / BACKGROUND_TAU_MS);
    private final double fresh;
    private double background;
    private double mv;
    private boolean armed = true;

    Membrane(Stimulus stimulus, int repetition) {
      random = new SplittableRandom(noiseSeed(stimulus, repetition));
      offset = OFFSET_MV * parameters.get(Parameter.LEAK) * random.nextGaussian();
      double sd = parameters.get(Parameter.NOISE);
      fresh = sd * Math.sqrt(1 - keep * keep);
      background = sd * random.nextGaussian();
      neuron.reset();
    }

    /**
     * One sample further; true at the sample at which a spike rises through its detection level.
     */
    boolean advance(double picoamps) {
      background = keep * background + fresh * random.nextGaussian();
      mv = neuron.advance(picoamps + offset + background);
      if (armed && mv > SPIKE_PEAK_MV) {
        armed = false;
        return true;
      }
      if (mv < REARM_MV) {
        armed = true;
      }
      return false;
    }
  }

  private long noiseSeed(Stimulus stimulus, int repetition) {
    long mixed = seed;
    mixed = mixed * 31 + stimulus.kind().ordinal();
    mixed = mixed * 31 + Double.hashCode(stimulus.picoamps());
    mixed = mixed * 31 + repetition;
    return new SplittableRandom(mixed).nextLong();
  }

  private static float digitise(double mv) {
    return (float) (LEAST_STEP_MV * Math.rint(mv / LEAST_STEP_MV));
  }

  private static double endMillivolts(Stimulus stimulus, float[] millivolts, int window) {
    int from = Math.max(stimulus.onset(), stimulus.end() - window);
    double sum = 0;
    for (int i = from; i < stimulus.end(); i++) {
      sum += millivolts[i];
    }
    return sum / (stimulus.end() - from);
  }
}
