package org.patchbridge.family;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.patchbridge.protocol.LongSquareSweep;
import org.patchbridge.protocol.StepResponse;
import org.patchbridge.signal.MeasurementException;

/**
 * Binned responses to hyperpolarising steps of given currents; currents that were not recorded are
 * scaled from their neighbours (IPFX: step_subthreshold).
 */
public final class StepSubthreshold {
  /** Bins before and after the step. */
  private static final int MARGIN = 20;

  private final double[] targets;
  private final double tolerance;

  /**
   * @param targets currents of the chunks in order, pA
   * @param tolerance how far a recorded current may be from its target, pA
   */
  public StepSubthreshold(double[] targets, double tolerance) {
    this.targets = targets;
    this.tolerance = tolerance;
  }

  /**
   * @param steps silent sweeps by rounded current, pA
   * @throws MeasurementException if there are none, one has no binned response, or two neighbours
   *     differ in length
   */
  public PlacedVector of(Map<Double, LongSquareSweep> steps) {
    Map<Double, double[]> responses = SilentSteps.responses(steps);
    VectorBuilder vector = new VectorBuilder();
    for (double target : targets) {
      OptionalDouble nearest = SilentSteps.nearest(responses.keySet(), target);
      if (nearest.isEmpty()) {
        throw new MeasurementException("no silent hyperpolarising long square sweep");
      }
      if (Math.abs(nearest.getAsDouble() - target) <= tolerance) {
        vector.recorded(
            responses.get(nearest.getAsDouble()), placement(steps.get(nearest.getAsDouble())));
      } else {
        List<Double> neighbours = neighbours(responses.keySet(), target);
        vector.estimated(
            fromNeighbours(responses, neighbours, target),
            neighbours.stream().map(steps::get).map(StepSubthreshold::placement).toList());
      }
    }
    return vector.build();
  }

  /** Where the bins of a response were averaged. */
  static TracePlacement placement(LongSquareSweep sweep) {
    StepResponse response = sweep.response().orElseThrow();
    return bin -> {
      int from = response.firstIndex() + bin * response.width();
      return List.of(
          TraceSpan.ofSamples(
              sweep.info().number(),
              OptionalInt.empty(),
              from,
              from + response.width(),
              sweep.info().samplingRateHz()));
    };
  }

  /** The next currents on both sides, or on the one side where there are any. */
  private static List<Double> neighbours(Set<Double> currents, double target) {
    OptionalDouble lower = currents.stream().mapToDouble(a -> a).filter(a -> a < target).max();
    OptionalDouble upper = currents.stream().mapToDouble(a -> a).filter(a -> a > target).min();
    return Stream.of(lower, upper)
        .filter(OptionalDouble::isPresent)
        .map(OptionalDouble::getAsDouble)
        .toList();
  }

  private static double[] fromNeighbours(
      Map<Double, double[]> responses, List<Double> neighbours, double target) {
    double first = neighbours.get(0);
    if (neighbours.size() == 1) {
      double[] copy = responses.get(first);
      // With one neighbour the reference scales what follows the step too.
      return scaled(copy, target / first, copy.length);
    }
    double second = neighbours.get(1);
    double[] mean = mean(responses.get(first), responses.get(second));
    double between = (first + second) / 2;
    return scaled(mean, target / between, mean.length - MARGIN);
  }

  private static double[] mean(double[] a, double[] b) {
    if (a.length != b.length) {
      throw new MeasurementException("neighbouring steps differ in number of bins");
    }
    double[] mean = new double[a.length];
    for (int k = 0; k < mean.length; k++) {
      mean[k] = (a[k] + b[k]) / 2;
    }
    return mean;
  }

  private static double[] scaled(double[] response, double factor, int end) {
    double[] scaled = response.clone();
    double base = Arrays.stream(response, 0, MARGIN).average().orElseThrow();
    for (int k = MARGIN; k < end; k++) {
      scaled[k] = (response[k] - base) * factor + base;
    }
    return scaled;
  }
}
