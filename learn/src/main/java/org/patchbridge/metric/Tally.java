package org.patchbridge.metric;

/**
 * Sums over predictions from which every metric follows: confusion counts, log loss, Brier score
 * and confidence bins. Sums of disjoint sets of predictions add up, which is what makes resampling
 * donors cheap. Immutable.
 */
public final class Tally {
  private final int classes;
  private final double[] sums;

  /** The layout of {@code sums} is that of {@link TallyLayout}; the array is taken over. */
  Tally(int classes, double[] sums) {
    this.classes = classes;
    this.sums = sums;
  }

  public static Tally of(Predictions predictions) {
    TallyLayout layout = new TallyLayout(predictions.classes().size());
    double[] sums = new double[layout.width()];
    for (int row = 0; row < predictions.size(); row++) {
      layout.add(predictions.probabilities(row), predictions.truth(row), sums);
    }
    return new Tally(layout.classes(), sums);
  }

  public int classes() {
    return classes;
  }

  /** Cells of class {@code truth} that were predicted as {@code predicted}. */
  public double count(int truth, int predicted) {
    return sums[truth * classes + predicted];
  }

  public double total() {
    double total = 0;
    for (int i = 0; i < classes * classes; i++) {
      total += sums[i];
    }
    return total;
  }

  /** Cells whose true class is {@code c}. */
  public double support(int c) {
    double support = 0;
    for (int predicted = 0; predicted < classes; predicted++) {
      support += count(c, predicted);
    }
    return support;
  }

  /** Cells that were predicted as {@code c}. */
  public double predictedAs(int c) {
    double predicted = 0;
    for (int truth = 0; truth < classes; truth++) {
      predicted += count(truth, c);
    }
    return predicted;
  }

  double logLossSum() {
    return sums[new TallyLayout(classes).logLoss()];
  }

  double brierSum() {
    return sums[new TallyLayout(classes).brier()];
  }

  double cellsInBin(int bin) {
    return sums[new TallyLayout(classes).bin(bin)];
  }

  double confidenceInBin(int bin) {
    return sums[new TallyLayout(classes).bin(bin) + 1];
  }

  double correctInBin(int bin) {
    return sums[new TallyLayout(classes).bin(bin) + 2];
  }
}
