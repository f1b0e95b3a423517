package org.patchbridge.explain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.FeatureMatrix;
import org.patchbridge.metric.Bootstrap;
import org.patchbridge.metric.DonorResampling;
import org.patchbridge.metric.RankedValues;

/**
 * The effect of each class on each feature among the cells of one species.
 *
 * <p>Effect: Cliff's delta (Cliff 1993), the probability that a cell of the class has a larger
 * value than a cell of another class, minus that it has a smaller one. It depends on ranks alone,
 * so outliers, skew and any monotone change of scale between two data sets leave it as it is, which
 * no standardised mean difference does. The deltas against each other class are averaged with equal
 * weight, not pooled: pooled, "the rest" would be mostly Sst in one data set and mostly PVALB in
 * the other, and the same biology would give different effects. Absent values are left out.
 */
final class ClassEffects {
  private final List<RankedValues> features;
  private final DonorResampling donors;
  private final int classes;

  private ClassEffects(List<RankedValues> features, DonorResampling donors, int classes) {
    this.features = features;
    this.donors = donors;
    this.classes = classes;
  }

  /**
   * @param rows labelled cells
   * @param columns of the cohort's matrix
   */
  static ClassEffects of(Cohort cohort, int[] rows, int[] columns, Bootstrap bootstrap) {
    FeatureMatrix x = cohort.matrix();
    int[] labels = cohort.labels();
    int[] group = Arrays.stream(rows).map(row -> labels[row]).toArray();
    DonorResampling donors = DonorResampling.of(cohort, rows, bootstrap);
    int classes = cohort.classes().size();
    List<RankedValues> features = new ArrayList<>();
    for (int column : columns) {
      double[] values = Arrays.stream(rows).mapToDouble(row -> x.at(row, column)).toArray();
      features.add(RankedValues.of(values, group, classes, donors.unitOfCell()));
    }
    return new ClassEffects(features, donors, classes);
  }

  /** Donors that have the feature in a cell of the class. */
  int donors(int feature, int c) {
    return features.get(feature).units(c);
  }

  int[] once() {
    return donors.once();
  }

  int[] draw(int replicate) {
    return donors.draw(replicate);
  }

  /**
   * @param compared for each feature the classes that take part
   * @return {@code features × classes}; NaN for classes that take no part or have no cell, and
   *     where there is no other class
   */
  double[][] deltas(boolean[][] compared, int[] times) {
    return IntStream.range(0, features.size())
        .mapToObj(f -> deltas(features.get(f).superiority(times), compared[f]))
        .toArray(double[][]::new);
  }

  private double[] deltas(double[][] superiority, boolean[] compared) {
    double[] deltas = new double[classes];
    for (int c = 0; c < classes; c++) {
      double sum = 0;
      int others = 0;
      for (int other = 0; other < classes; other++) {
        if (other != c && compared[c] && compared[other]) {
          sum += 2 * superiority[c][other] - 1;
          others++;
        }
      }
      deltas[c] = sum / others;
    }
    return deltas;
  }
}
