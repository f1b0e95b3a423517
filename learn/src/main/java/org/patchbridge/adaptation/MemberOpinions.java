package org.patchbridge.adaptation;

import java.util.Arrays;
import java.util.List;
import org.patchbridge.metric.ClassPrediction;
import org.patchbridge.optimisation.Softmax;

/**
 * What several models of different kinds say of the same cells, all classes as frequent: pooled
 * they are one model; how often they disagree tells without labels how often they are wrong (Baek
 * et al. 2022).
 *
 * @param members members × cells × classes, no probability 0
 */
record MemberOpinions(List<double[][]> members) {
  private static final double LEAST = 1e-4;

  static MemberOpinions of(List<double[][]> members) {
    return new MemberOpinions(
        members.stream()
            .map(
                cells -> Arrays.stream(cells).map(MemberOpinions::bounded).toArray(double[][]::new))
            .toList());
  }

  private static double[] bounded(double[] probabilities) {
    return scaled(Arrays.stream(probabilities).map(p -> Math.max(p, LEAST)).toArray());
  }

  private static double[] scaled(double[] weights) {
    double sum = Arrays.stream(weights).sum();
    return Arrays.stream(weights).map(weight -> weight / sum).toArray();
  }

  /** All but the first member. */
  MemberOpinions withoutFirst() {
    return new MemberOpinions(members.subList(1, members.size()));
  }

  int cells() {
    return members.get(0).length;
  }

  /** Geometric mean of the members; cells × classes. */
  double[][] pooled() {
    double[][] pooled = new double[cells()][];
    for (int cell = 0; cell < pooled.length; cell++) {
      double[] logarithms = new double[members.get(0)[cell].length];
      for (double[][] member : members) {
        for (int label = 0; label < logarithms.length; label++) {
          logarithms[label] += Math.log(member[cell][label]) / members.size();
        }
      }
      Softmax.withLogSum(logarithms);
      pooled[cell] = logarithms;
    }
    return pooled;
  }

  /** The same opinions where classes have other shares. */
  MemberOpinions withShares(double[] shares) {
    return new MemberOpinions(
        members.stream()
            .map(
                cells ->
                    Arrays.stream(cells)
                        .map(cell -> scaled(times(cell, shares)))
                        .toArray(double[][]::new))
            .toList());
  }

  private static double[] times(double[] a, double[] b) {
    double[] product = new double[a.length];
    Arrays.setAll(product, i -> a[i] * b[i]);
    return product;
  }

  /**
   * Share of the cells whose most probable class two members differ in, mean over pairs.
   *
   * @param weights of the cells, sum 1
   */
  double disagreement(double[] weights) {
    int pairs = 0;
    double sum = 0;
    for (int i = 0; i < members.size(); i++) {
      for (int j = 0; j < i; j++) {
        pairs++;
        for (int cell = 0; cell < weights.length; cell++) {
          int one = ClassPrediction.mostLikely(members.get(i)[cell]);
          int other = ClassPrediction.mostLikely(members.get(j)[cell]);
          sum += one == other ? 0 : weights[cell];
        }
      }
    }
    return pairs == 0 ? 0 : sum / pairs;
  }
}
