package org.patchbridge.family;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.DoublePredicate;
import org.patchbridge.protocol.LongSquareSweep;
import org.patchbridge.protocol.StepResponse;

/**
 * Silent long square sweeps by rounded current; of repeats the last counts, at the first's place.
 */
public final class SilentSteps {
  /** Currents below this are slips of the protocol, pA. */
  private static final double LEAST_CURRENT = -1000;

  private SilentSteps() {}

  public static Map<Double, LongSquareSweep> hyperpolarising(List<LongSquareSweep> silent) {
    return byCurrent(
        silent.stream().filter(sweep -> sweep.amplitude() < 0).toList(),
        current -> current >= LEAST_CURRENT);
  }

  public static Map<Double, LongSquareSweep> depolarising(List<LongSquareSweep> silent) {
    return byCurrent(silent, current -> current > 0);
  }

  private static Map<Double, LongSquareSweep> byCurrent(
      List<LongSquareSweep> sweeps, DoublePredicate wanted) {
    Map<Double, LongSquareSweep> byCurrent = new LinkedHashMap<>();
    for (LongSquareSweep sweep : sweeps) {
      double current = Math.rint(sweep.amplitude());
      if (wanted.test(current)) {
        byCurrent.put(current, sweep);
      }
    }
    return byCurrent;
  }

  /** The binned responses. Fails if one is missing, as the reference does. */
  static Map<Double, double[]> responses(Map<Double, LongSquareSweep> sweeps) {
    Map<Double, double[]> responses = new LinkedHashMap<>();
    sweeps.forEach(
        (current, sweep) -> responses.put(current, sweep.response().orElseThrow().millivolts()));
    return responses;
  }

  /** Whether the samples of every response fill its bins without a remainder. */
  public static boolean fillTheirBins(Collection<LongSquareSweep> sweeps) {
    return sweeps.stream()
        .map(LongSquareSweep::response)
        .allMatch(response -> response.then(StepResponse::leftOver).orElseThrow() == 0);
  }

  /** The current nearest to a target; of equally near ones the first. */
  static OptionalDouble nearest(Collection<Double> currents, double target) {
    OptionalDouble nearest = OptionalDouble.empty();
    for (double current : currents) {
      if (nearest.isEmpty()
          || Math.abs(current - target) < Math.abs(nearest.getAsDouble() - target)) {
        nearest = OptionalDouble.of(current);
      }
    }
    return nearest;
  }
}
