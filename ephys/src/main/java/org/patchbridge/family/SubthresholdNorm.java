package org.patchbridge.family;

import java.util.Map;
import org.patchbridge.protocol.LongSquareSweep;
import org.patchbridge.protocol.StepResponse;
import org.patchbridge.signal.MeasurementException;

/**
 * Binned responses relative to baseline and deflection: 0 at rest, -1 or 1 at the deflection (IPFX:
 * subthresh_norm, subthresh_depol_norm).
 */
public final class SubthresholdNorm {
  private SubthresholdNorm() {}

  /**
   * The response to the hyperpolarising current nearest to a target, over its lowest potential.
   *
   * @param target pA
   */
  public static PlacedVector hyperpolarising(Map<Double, LongSquareSweep> sweeps, double target) {
    double current =
        SilentSteps.nearest(sweeps.keySet(), target)
            .orElseThrow(
                () -> new MeasurementException("no silent hyperpolarising long square sweep"));
    LongSquareSweep sweep = sweeps.get(current);
    double depth = sweep.baseline() - sweep.deflection().millivolts();
    return normalised(sweep, depth);
  }

  /** The response to the highest current without spikes, over its steady potential. */
  public static PlacedVector depolarising(Map<Double, LongSquareSweep> sweeps) {
    double current =
        sweeps.keySet().stream()
            .mapToDouble(a -> a)
            .max()
            .orElseThrow(
                () -> new MeasurementException("no silent depolarising long square sweep"));
    LongSquareSweep sweep = sweeps.get(current);
    double height = sweep.response().orElseThrow().steady() - sweep.baseline();
    return normalised(sweep, height);
  }

  private static PlacedVector normalised(LongSquareSweep sweep, double scale) {
    StepResponse response = sweep.response().orElseThrow();
    double[] values = new double[response.millivolts().length];
    for (int k = 0; k < values.length; k++) {
      values[k] = (response.millivolts()[k] - sweep.baseline()) / scale;
    }
    return new VectorBuilder().recorded(values, StepSubthreshold.placement(sweep)).build();
  }
}
