package org.patchbridge.simulate;

import java.util.List;

/**
 * How cells are simulated. Immutable; each {@code with} method gives a changed copy.
 *
 * @param seed everything random follows from it
 * @param samplingRateHz between 10 and 200 kHz
 * @param stepsAboveRheobasePicoamps suprathreshold steps, ascending multiples of 10 pA
 * @param rampPicoampsPerSecond slope of the ramp
 * @param rampShare share of cells whose ramp was recorded
 * @param proportions how many cells each class gets
 */
public record SimulationSettings(
    long seed,
    double samplingRateHz,
    List<Integer> stepsAboveRheobasePicoamps,
    double rampPicoampsPerSecond,
    double rampShare,
    ClassProportions proportions) {

  /** How a study's cells are shared out among the classes. */
  public enum ClassProportions {
    /** As in the published cohorts: the rarest mouse class has about one cell in twenty. */
    PUBLISHED,
    EQUAL
  }

  public SimulationSettings {
    if (!(samplingRateHz >= 10_000 && samplingRateHz <= 200_000)) {
      throw new IllegalArgumentException(
          "sampling rate is " + samplingRateHz + " Hz; 10000 to 200000 Hz can be simulated");
    }
    if (!(rampPicoampsPerSecond > 0) || !(rampShare >= 0 && rampShare <= 1)) {
      throw new IllegalArgumentException(
          "a ramp of " + rampPicoampsPerSecond + " pA/s in a share of " + rampShare + " cells");
    }
    stepsAboveRheobasePicoamps = List.copyOf(stepsAboveRheobasePicoamps);
    int before = 0;
    for (int step : stepsAboveRheobasePicoamps) {
      if (step <= before || step % 10 != 0) {
        throw new IllegalArgumentException(
            "steps above rheobase are "
                + stepsAboveRheobasePicoamps
                + " pA; they must ascend in multiples of 10 pA");
      }
      before = step;
    }
  }

  /** 50 kHz, steps of 20 to 100 pA, a 25 pA/s ramp in 19 of 20 cells, published proportions. */
  public static SimulationSettings defaults() {
    return new SimulationSettings(
        1, 50_000, List.of(20, 40, 60, 80, 100), 25, 0.95, ClassProportions.PUBLISHED);
  }

  public SimulationSettings withSeed(long value) {
    return new SimulationSettings(
        value,
        samplingRateHz,
        stepsAboveRheobasePicoamps,
        rampPicoampsPerSecond,
        rampShare,
        proportions);
  }

  public SimulationSettings withSamplingRateHz(double value) {
    return new SimulationSettings(
        seed, value, stepsAboveRheobasePicoamps, rampPicoampsPerSecond, rampShare, proportions);
  }

  public SimulationSettings withStepsAboveRheobasePicoamps(List<Integer> value) {
    return new SimulationSettings(
        seed, samplingRateHz, value, rampPicoampsPerSecond, rampShare, proportions);
  }

  public SimulationSettings withProportions(ClassProportions value) {
    return new SimulationSettings(
        seed, samplingRateHz, stepsAboveRheobasePicoamps, rampPicoampsPerSecond, rampShare, value);
  }

  /** Share of cells, 0 to 1, whose ramp was recorded. */
  public SimulationSettings withRampShare(double value) {
    return new SimulationSettings(
        seed,
        samplingRateHz,
        stepsAboveRheobasePicoamps,
        rampPicoampsPerSecond,
        value,
        proportions);
  }
}
