package org.patchbridge.separation;

import java.util.ArrayList;
import java.util.List;
import org.patchbridge.metric.DonorResampling;
import org.patchbridge.separation.ClassSeparation.ClassPair;
import org.patchbridge.separation.ClassSeparation.Estimate;

/** Replicates of a separation in one row: overall, each class, each pair of classes. */
final class Separations {
  private Separations() {}

  /** A quantity of resampled cells. */
  interface Statistic {
    /**
     * @param times how often each unit counts
     * @return as many values each time
     */
    double[] of(int[] times);
  }

  static int pairs(int classes) {
    return classes * (classes - 1) / 2;
  }

  /** The statistic of every cell once, with percentile intervals over donors. */
  static List<Estimate> estimates(Statistic statistic, DonorResampling donors) {
    double[] values = statistic.of(donors.once());
    double[][] replicates = new double[values.length][donors.replicates()];
    for (int r = 0; r < donors.replicates(); r++) {
      double[] drawn = statistic.of(donors.draw(r));
      for (int k = 0; k < values.length; k++) {
        replicates[k][r] = drawn[k];
      }
    }
    List<Estimate> estimates = new ArrayList<>();
    for (int k = 0; k < values.length; k++) {
      estimates.add(new Estimate(values[k], donors.percentiles(replicates[k])));
    }
    return estimates;
  }

  static List<ClassPair> pairs(int classes, List<Estimate> estimates) {
    List<ClassPair> pairs = new ArrayList<>();
    for (int a = 0; a < classes; a++) {
      for (int b = a + 1; b < classes; b++) {
        pairs.add(new ClassPair(a, b, estimates.get(pairs.size())));
      }
    }
    return pairs;
  }
}
