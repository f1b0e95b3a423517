package org.patchbridge.forest;

import java.util.Arrays;

/**
 * Finds the split of a node's examples with the smallest weighted Gini impurity on one column.
 *
 * <p>Per column the examples become keys (rank in the upper half; class and count in the lower),
 * which are sorted and scanned once. With class weights w_k on the left and W_k in the node, the
 * split that maximises Σ w_k² / Σ w_k + Σ (W_k − w_k)² / Σ (W_k − w_k) has the least impurity;
 * these sums change by one term per example.
 */
final class SplitFinder {
  /** Bits of a key's lower half that hold how often the example is in the bag. */
  private static final int COUNT_BITS = 20;

  /** One more than the largest number of rows a forest can be fitted on. */
  static final int ROWS_BOUND = 1 << COUNT_BITS;

  /** The largest number of classes; the key stays a positive number. */
  static final int MOST_CLASSES = 1 << (Integer.SIZE - 1 - COUNT_BITS);

  private static final int COUNT_MASK = ROWS_BOUND - 1;

  private final TrainingSet training;
  private final double[] classWeights;
  private final int minLeaf;
  private final KeySorter sorter;
  private final int[] payloads;
  private final double[] nodeWeights;
  private final double[] leftWeights;
  private double nodeWeight;
  private double nodeSquares;

  private double bestPurity;
  private int bestColumn;
  private int bestLowerRank;
  private int bestUpperRank;

  SplitFinder(TrainingSet training, double[] classWeights, int minLeaf) {
    this.training = training;
    this.classWeights = classWeights;
    this.minLeaf = minLeaf;
    this.sorter = new KeySorter(training.examples());
    this.payloads = new int[training.examples()];
    this.nodeWeights = new double[training.classes()];
    this.leftWeights = new double[training.classes()];
  }

  /** Starts a tree whose bag holds example {@code i} {@code counts[i]} times. */
  void startTree(int[] counts) {
    for (int i = 0; i < counts.length; i++) {
      payloads[i] = training.label(i) << COUNT_BITS | counts[i];
    }
  }

  /** Starts a node that holds {@code examples[from..to)}. */
  void startNode(int[] examples, int from, int to) {
    Arrays.fill(nodeWeights, 0);
    for (int i = from; i < to; i++) {
      int payload = payloads[examples[i]];
      nodeWeights[payload >>> COUNT_BITS] += weight(payload);
    }
    nodeWeight = 0;
    nodeSquares = 0;
    for (double weight : nodeWeights) {
      nodeWeight += weight;
      nodeSquares += weight * weight;
    }
    bestPurity = Double.NEGATIVE_INFINITY;
    bestColumn = -1;
  }

  /** Whether all examples of the node are of one class. */
  boolean isPure() {
    int occurring = 0;
    for (double weight : nodeWeights) {
      occurring += weight > 0 ? 1 : 0;
    }
    return occurring <= 1;
  }

  /** The node's weighted class fractions, which sum to 1. */
  double[] classFractions() {
    double[] fractions = new double[nodeWeights.length];
    for (int k = 0; k < fractions.length; k++) {
      fractions[k] = nodeWeights[k] / nodeWeight;
    }
    return fractions;
  }

  /**
   * Looks for a better split of the node on this column.
   *
   * @return whether the column has more than one value in the node, whether it was better or not
   */
  boolean tryColumn(int column, int[] examples, int from, int to) {
    int[] ranks = training.ranks(column);
    int smallest = Integer.MAX_VALUE;
    int largest = Integer.MIN_VALUE;
    for (int i = from; i < to; i++) {
      int rank = ranks[examples[i]];
      smallest = Math.min(smallest, rank);
      largest = Math.max(largest, rank);
    }
    if (smallest == largest) {
      return false;
    }
    long[] keys = sorter.keys();
    for (int i = from; i < to; i++) {
      int example = examples[i];
      keys[i - from] = (long) (ranks[example] - smallest) << 32 | payloads[example];
    }
    sorter.sort(to - from, largest - smallest);
    scan(column, to - from, smallest);
    return true;
  }

  private void scan(int column, int count, int smallestRank) {
    long[] keys = sorter.keys();
    double[] left = leftWeights;
    Arrays.fill(left, 0);
    double leftWeight = 0;
    double leftSquares = 0;
    double products = 0;
    int last = count - minLeaf;
    long next = keys[0];
    for (int i = 0; i < last; i++) {
      int payload = (int) next;
      int k = payload >>> COUNT_BITS;
      double weight = weight(payload);
      int rank = (int) (next >>> 32);
      leftSquares += weight * (2 * left[k] + weight);
      products += weight * nodeWeights[k];
      left[k] += weight;
      leftWeight += weight;
      next = keys[i + 1];
      if ((int) (next >>> 32) != rank && i + 1 >= minLeaf) {
        double rightWeight = nodeWeight - leftWeight;
        double rightSquares = nodeSquares - 2 * products + leftSquares;
        double purity =
            (leftSquares * rightWeight + rightSquares * leftWeight) / (leftWeight * rightWeight);
        if (purity > bestPurity) {
          bestPurity = purity;
          bestColumn = column;
          bestLowerRank = rank + smallestRank;
          bestUpperRank = (int) (next >>> 32) + smallestRank;
        }
      }
    }
  }

  private double weight(int payload) {
    return (payload & COUNT_MASK) * classWeights[payload >>> COUNT_BITS];
  }

  boolean found() {
    return bestColumn >= 0;
  }

  /** Column of the best split; −1 where none was found. */
  int column() {
    return bestColumn;
  }

  /** Examples of this rank or lower in the best column go left. */
  int lowerRank() {
    return bestLowerRank;
  }

  float threshold() {
    return training.threshold(bestColumn, bestLowerRank, bestUpperRank);
  }

  /** By how much the best split lowers the node's weight times its Gini impurity. */
  double impurityDecrease() {
    return Math.max(0, bestPurity - nodeSquares / nodeWeight);
  }
}
