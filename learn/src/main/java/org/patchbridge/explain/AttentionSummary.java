package org.patchbridge.explain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Mean attention of test cells, by class: what the paper prints as a heat map. Attention says where
 * a model took its vector from, not which family its answer depends on: compare it with the
 * importance of the families ({@link #rankAgreement}) and with equal attention ({@link #uniform}).
 *
 * @param families in the order of the columns
 * @param classes in the order of the rows
 * @param cells tested cells of each class
 * @param means {@code classes × families}; each row sums to 1, and is NaN for a class without cells
 * @param overall mean over all cells, one a family
 */
public record AttentionSummary(
    List<String> families, List<String> classes, int[] cells, double[][] means, double[] overall) {

  /**
   * @param attention {@code cells × families}
   * @param labels class of each cell
   * @throws IllegalArgumentException where there is no cell or a row has another length
   */
  public static AttentionSummary of(
      List<String> families, List<String> classes, double[][] attention, int[] labels) {
    if (attention.length == 0 || attention.length != labels.length) {
      throw new IllegalArgumentException(
          attention.length + " cells with attention and " + labels.length + " with a class");
    }
    int[] cells = new int[classes.size()];
    double[][] means = new double[classes.size()][families.size()];
    double[] overall = new double[families.size()];
    for (int i = 0; i < labels.length; i++) {
      if (attention[i].length != families.size()) {
        throw new IllegalArgumentException(
            attention[i].length + " weights for " + families.size() + " families");
      }
      cells[labels[i]]++;
      for (int f = 0; f < overall.length; f++) {
        means[labels[i]][f] += attention[i][f];
        overall[f] += attention[i][f] / labels.length;
      }
    }
    for (int c = 0; c < cells.length; c++) {
      for (int f = 0; f < overall.length; f++) {
        means[c][f] /= cells[c];
      }
    }
    return new AttentionSummary(List.copyOf(families), List.copyOf(classes), cells, means, overall);
  }

  /**
   * From means that were kept of earlier predictions, such as those of one fold.
   *
   * @param means {@code classes × families}; rows of classes without cells are not read
   * @throws IllegalArgumentException where no class has a cell
   */
  public static AttentionSummary ofMeans(
      List<String> families, List<String> classes, int[] cells, double[][] means) {
    int all = Arrays.stream(cells).sum();
    if (all == 0) {
      throw new IllegalArgumentException("no cell was attended to");
    }
    double[][] defined = new double[cells.length][families.size()];
    double[] overall = new double[families.size()];
    for (int c = 0; c < cells.length; c++) {
      for (int f = 0; f < overall.length; f++) {
        defined[c][f] = cells[c] == 0 ? Double.NaN : means[c][f];
        overall[f] += cells[c] == 0 ? 0 : means[c][f] * cells[c] / all;
      }
    }
    return new AttentionSummary(
        List.copyOf(families), List.copyOf(classes), cells.clone(), defined, overall);
  }

  /**
   * Several summaries, such as those of all folds, as one: each weighs by its cells.
   *
   * @param parts at least one, all of the same families and classes
   */
  public static AttentionSummary pooled(List<AttentionSummary> parts) {
    AttentionSummary first = parts.get(0);
    int[] cells = new int[first.classes.size()];
    double[][] means = new double[cells.length][first.families.size()];
    for (AttentionSummary part : parts) {
      if (!part.families.equals(first.families) || !part.classes.equals(first.classes)) {
        throw new IllegalArgumentException(
            "families or classes differ: "
                + (part.families + ", " + part.classes)
                + " and "
                + (first.families + ", " + first.classes));
      }
      for (int c = 0; c < cells.length; c++) {
        cells[c] += part.cells[c];
        for (int f = 0; part.cells[c] > 0 && f < means[c].length; f++) {
          means[c][f] += part.means[c][f] * part.cells[c];
        }
      }
    }
    for (int c = 0; c < cells.length; c++) {
      for (int f = 0; f < means[c].length; f++) {
        means[c][f] /= cells[c];
      }
    }
    return ofMeans(first.families, first.classes, cells, means);
  }

  /** The control: every family weighs the same. */
  public static double[] uniform(int families) {
    double[] weights = new double[families];
    Arrays.fill(weights, 1.0 / families);
    return weights;
  }

  /**
   * The share of the attention that would have to move to other families to make it equal.
   *
   * @return 0 for equal attention, 1 − 1 ÷ families where all is on one
   */
  public double distanceFromUniform() {
    double[] uniform = uniform(families.size());
    double sum = 0;
    for (int f = 0; f < uniform.length; f++) {
      sum += Math.abs(overall[f] - uniform[f]) / 2;
    }
    return sum;
  }

  /**
   * How well models that differ in their seed alone agree on the order of the families: the mean
   * Spearman correlation over all pairs.
   *
   * @param vectors one a model, such as {@link #overall}; at least two
   * @return −1 to 1; NaN below 3 families and where some model gives all of them the same weight
   */
  public static double stability(List<double[]> vectors) {
    if (vectors.size() < 2) {
      throw new IllegalArgumentException(vectors.size() + " models; at least 2 can be compared");
    }
    List<Double> correlations = new ArrayList<>();
    for (int i = 0; i < vectors.size(); i++) {
      for (int j = 0; j < i; j++) {
        correlations.add(RankCorrelation.of(vectors.get(i), vectors.get(j)));
      }
    }
    return correlations.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
  }

  /**
   * Spearman correlation of the mean attention with the importance of the families, both measured
   * on the same test cells.
   *
   * @param importance one a family, larger is more important
   * @return −1 to 1; NaN below 3 families and where either is the same for all
   */
  public double rankAgreement(double[] importance) {
    return RankCorrelation.of(overall, importance);
  }
}
