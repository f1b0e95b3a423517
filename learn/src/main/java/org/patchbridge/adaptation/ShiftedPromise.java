package org.patchbridge.adaptation;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.patchbridge.certainty.ConformalSets;
import org.patchbridge.metric.ClassPrediction;
import org.patchbridge.optimisation.Softmax;

/**
 * From which probability on a cell of another rig is called, and which classes its set holds.
 * Learnt from held-out reference cells that are weighted to the shares of the classes in the batch
 * (weighted conformal prediction, Tibshirani et al. 2019, with the weights of a shift of shares),
 * whose errors count for more where the members of the model disagree more about the batch than
 * about the reference.
 *
 * @param errorFactor how many times as frequent errors are taken to be as on the reference
 * @param temperature that probabilities are raised to the inverse of, so that they are as often
 *     wrong as expected; 1 or more
 * @param leastProbability of the most probable class of a cell that is called; above 1 where none
 *     is
 * @param sets of probabilities where all classes are as frequent
 * @param expectedRight share of all cells of the batch whose most probable class is right, as
 *     expected
 */
record ShiftedPromise(
    double errorFactor,
    double temperature,
    double leastProbability,
    ConformalSets sets,
    double expectedRight) {
  /** Agreement of so few cells says little: so many that agree as the reference's are added. */
  private static final double REFERENCE_CELLS = 10;

  /** The same where the rig is taken for the reference's own, which needs more to be doubted. */
  private static final double REFERENCE_CELLS_OF_OWN_RIG = 40;

  /**
   * A map found from n cells makes errors more frequent by this over n. On simulated rigs errors
   * were 2.2 times as frequent with 5 cells, 1.2 times with 15.
   */
  private static final double MAP_DOUBT = 6;

  /**
   * With fewer features than ten a map has less to go by, and members agree on what is wrong: each
   * that lacks adds a fifth to the errors. Chosen on cells of motor cortex.
   */
  private static final int ENOUGH_FEATURES = 10;

  private static final double DOUBT_A_FEATURE = 0.2;

  private static final double NEVER = 2;
  private static final double HOTTEST = 20;
  private static final int HALVINGS = 40;
  private static final double LEAST_DISAGREEMENT = 0.005;

  /**
   * @param reference opinions of models that had not seen the cells' donors
   * @param labels of the reference cells
   * @param donors number of each reference cell's donor
   * @param batch opinions of the mapped batch
   * @param shares of the classes in the batch, all positive
   * @param mappedFeatures features that went through a map found from the batch; 0 for none
   * @param level promised share of right calls, and coverage of the sets
   */
  static ShiftedPromise of(
      MemberOpinions reference,
      int[] labels,
      int[] donors,
      MemberOpinions batch,
      double[] shares,
      int mappedFeatures,
      double level) {
    double[] weights = weights(labels, shares);
    MemberOpinions shifted = reference.withShares(shares);
    double factor = errorFactor(shifted, weights, batch.withShares(shares), mappedFeatures);
    double[][] pooled = shifted.pooled();
    double error = 0;
    for (int i = 0; i < labels.length; i++) {
      error += ClassPrediction.mostLikely(pooled[i]) == labels[i] ? 0 : weights[i];
    }
    double expected = Math.min(factor * error, 1 - 1.0 / shares.length);
    double temperature = temperature(batch.withShares(shares).pooled(), expected);
    double[][] heated =
        Arrays.stream(pooled).map(cell -> heated(cell, temperature)).toArray(double[][]::new);
    return new ShiftedPromise(
        factor,
        temperature,
        leastProbability(heated, labels, weights, factor, level),
        ConformalSets.fit(reference.pooled(), labels, donors, 1 - (1 - level) / factor),
        1 - expected);
  }

  /** Of each reference cell, so that classes count as in the batch; sum 1. */
  private static double[] weights(int[] labels, double[] shares) {
    double[] counts = new double[shares.length];
    for (int label : labels) {
      counts[label]++;
    }
    double[] weights =
        Arrays.stream(labels).mapToDouble(label -> shares[label] / counts[label]).toArray();
    double sum = Arrays.stream(weights).sum();
    return Arrays.stream(weights).map(weight -> weight / sum).toArray();
  }

  private static double errorFactor(
      MemberOpinions reference, double[] weights, MemberOpinions batch, int mappedFeatures) {
    double usual = Math.max(reference.disagreement(weights), LEAST_DISAGREEMENT);
    double[] equal = new double[batch.cells()];
    Arrays.fill(equal, 1.0 / equal.length);
    double found = batch.disagreement(equal);
    double added = mappedFeatures > 0 ? REFERENCE_CELLS : REFERENCE_CELLS_OF_OWN_RIG;
    double shrunk = (found * equal.length + usual * added) / (equal.length + added);
    return Math.max(1, shrunk / usual) * mapDoubt(mappedFeatures, equal.length);
  }

  private static double mapDoubt(int mappedFeatures, int cells) {
    return mappedFeatures == 0
        ? 1
        : (1 + MAP_DOUBT / cells)
            * (1 + DOUBT_A_FEATURE * Math.max(0, ENOUGH_FEATURES - mappedFeatures));
  }

  private static double temperature(double[][] batch, double expectedError) {
    double low = 1;
    double high = HOTTEST;
    if (doubt(batch, low) >= expectedError) {
      return low;
    }
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      if (doubt(batch, middle) < expectedError) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Mean probability that the most probable class is wrong. */
  private static double doubt(double[][] cells, double temperature) {
    return Arrays.stream(cells)
        .mapToDouble(cell -> 1 - Arrays.stream(heated(cell, temperature)).max().orElse(1))
        .average()
        .orElse(0);
  }

  private static double[] heated(double[] probabilities, double temperature) {
    double[] logarithms =
        Arrays.stream(probabilities).map(p -> Math.log(p) / temperature).toArray();
    Softmax.withLogSum(logarithms);
    return logarithms;
  }

  private static double leastProbability(
      double[][] probabilities, int[] labels, double[] weights, double factor, double level) {
    int[] byCertainty =
        IntStream.range(0, labels.length)
            .boxed()
            .sorted(
                Comparator.comparingDouble(i -> -Arrays.stream(probabilities[i]).max().orElse(0)))
            .mapToInt(Integer::intValue)
            .toArray();
    double oneMore = Arrays.stream(weights).max().orElse(1);
    double called = 0;
    double wrong = 0;
    double limit = NEVER;
    for (int cell : byCertainty) {
      called += weights[cell];
      wrong +=
          ClassPrediction.mostLikely(probabilities[cell]) == labels[cell]
              ? 0
              : factor * weights[cell];
      if (wrong + oneMore <= (1 - level) * (called + oneMore)) {
        limit = Arrays.stream(probabilities[cell]).max().orElse(NEVER);
      }
    }
    return limit;
  }

  /** Probabilities of a cell as they are told. */
  double[] told(double[] pooled) {
    return heated(pooled, temperature);
  }
}
