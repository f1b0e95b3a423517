package org.patchbridge.adaptation.mixture;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/**
 * Marginals for the sets of features that cells have, each computed once. Where cells have very
 * many different sets, those of the later ones are computed anew each time, so that memory stays
 * bounded. For one thread.
 */
public final class MarginalCache {
  private static final int MOST = 64;

  private final ClassShapes shapes;
  private final Map<BitSet, FeatureMarginal> known = new HashMap<>();

  public MarginalCache(ClassShapes shapes) {
    this.shapes = shapes;
  }

  public static BitSet present(double[] cell) {
    BitSet present = new BitSet(cell.length);
    for (int column = 0; column < cell.length; column++) {
      present.set(column, !Double.isNaN(cell[column]));
    }
    return present;
  }

  FeatureMarginal of(BitSet present) {
    FeatureMarginal found = known.get(present);
    if (found == null) {
      found = shapes.marginal(present.stream().toArray());
      if (known.size() < MOST) {
        known.put(present, found);
      }
    }
    return found;
  }

  /**
   * Logarithms of the densities of a cell under each class, the broad distribution last.
   *
   * @param cell in standard scores, NaN where absent
   */
  public double[] logDensities(double[] cell) {
    FeatureMarginal marginal = of(present(cell));
    double[] values = marginal.pick(cell);
    double[] slope = new double[values.length];
    double[] result = new double[marginal.means().length];
    for (int k = 0; k < result.length; k++) {
      result[k] = marginal.logDensity(values, k, slope);
    }
    return result;
  }
}
