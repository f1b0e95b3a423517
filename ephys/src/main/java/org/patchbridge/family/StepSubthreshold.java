package org.patchbridge.family;

import java.util.Arrays;
import java.util.Map;
import java.util.OptionalDouble;
import org.patchbridge.signal.MeasurementException;

/**
 * Binned responses to hyperpolarising steps of given currents; currents that were not recorded are
 * scaled from their neighbours (IPFX: step_subthreshold).
 */
final class StepSubthreshold {
  /** Bins before and after the step. */
  private static final int MARGIN = 20;

  private final double[] targets;
  private final double tolerance;

  /**
   * @param targets currents of the chunks in order, pA
   * @param tolerance how far a recorded current may be from its target, pA
   */
  StepSubthreshold(double[] targets, double tolerance) {
    this.targets = targets;
    this.tolerance = tolerance;
  }

  /**
   * @param responses binned responses by rounded current, pA
   * @throws MeasurementException if there are none, or two neighbours differ in length
   */
  FamilyVector.Present of(Map<Double, double[]> responses) {
    VectorBuilder vector = new VectorBuilder();
    for (double target : targets) {
      OptionalDouble nearest = SilentSteps.nearest(responses.keySet(), target);
      if (nearest.isEmpty()) {
        throw new MeasurementException("no silent hyperpolarising long square sweep");
      }
      if (Math.abs(nearest.getAsDouble() - target) <= tolerance) {
        vector.recorded(responses.get(nearest.getAsDouble()));
      } else {
        vector.estimated(fromNeighbours(responses, target));
      }
    }
    return vector.build();
  }

  private static double[] fromNeighbours(Map<Double, double[]> responses, double target) {
    OptionalDouble lower =
        responses.keySet().stream().mapToDouble(a -> a).filter(a -> a < target).max();
    OptionalDouble upper =
        responses.keySet().stream().mapToDouble(a -> a).filter(a -> a > target).min();
    if (lower.isPresent() && upper.isPresent()) {
      double[] mean = mean(responses.get(lower.getAsDouble()), responses.get(upper.getAsDouble()));
      double between = (lower.getAsDouble() + upper.getAsDouble()) / 2;
      return scaled(mean, target / between, mean.length - MARGIN);
    }
    double neighbour = lower.isPresent() ? lower.getAsDouble() : upper.getAsDouble();
    double[] copy = responses.get(neighbour);
    // With one neighbour the reference scales what follows the step too.
    return scaled(copy, target / neighbour, copy.length);
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
