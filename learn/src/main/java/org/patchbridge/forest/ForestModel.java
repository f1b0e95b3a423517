package org.patchbridge.forest;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.patchbridge.dataset.Column;
import org.patchbridge.dataset.FeatureMatrix;
import org.patchbridge.evaluation.MatrixClassifier;

/** A fitted forest. Immutable, and safe to use from many threads. */
public final class ForestModel implements MatrixClassifier {
  private final Provenance provenance;
  private final List<String> columnNames;
  private final int classes;
  private final TreeArrays trees;
  private final double[] importance;
  private final OptionalDouble outOfBagScore;
  private final Optional<double[][]> outOfBagProbabilities;

  /**
   * What a forest was made with.
   *
   * @param trainingRows how many rows it was fitted on
   */
  public record Provenance(ForestSettings settings, long seed, int trainingRows) {}

  ForestModel(
      Provenance provenance,
      List<String> columnNames,
      int classes,
      TreeArrays trees,
      double[] importance,
      OptionalDouble outOfBagScore,
      Optional<double[][]> outOfBagProbabilities) {
    this.provenance = provenance;
    this.columnNames = List.copyOf(columnNames);
    this.classes = classes;
    this.trees = trees;
    this.importance = importance;
    this.outOfBagScore = outOfBagScore;
    this.outOfBagProbabilities = outOfBagProbabilities;
  }

  public Provenance provenance() {
    return provenance;
  }

  /** The columns it was fitted on, which are the columns it predicts from. */
  public List<String> columnNames() {
    return columnNames;
  }

  public int classes() {
    return classes;
  }

  /** Splits and leaves of all trees together. */
  public int nodes() {
    return trees.nodes();
  }

  /**
   * The mean over the trees of the weighted class fractions in the leaf that a row ends in.
   *
   * @return {@code rows × classes}; each row sums to 1 within rounding
   * @throws IllegalArgumentException where the matrix has other columns than the forest was fitted
   *     on, or a value is absent or beyond single precision
   */
  @Override
  public double[][] probabilities(FeatureMatrix x, int[] rows) {
    FloatRows values = values(x, rows);
    double[][] sums = new double[rows.length][classes];
    for (int tree = 0; tree < trees.trees(); tree++) {
      for (int row = 0; row < rows.length; row++) {
        double[] leaf = trees.leaf(tree, values, row);
        double[] sum = sums[row];
        for (int k = 0; k < sum.length; k++) {
          sum[k] += leaf[k];
        }
      }
    }
    return mean(sums);
  }

  /** Asks again only those trees that test a changed value of a row: most do not. */
  @Override
  public Function<FeatureMatrix, double[][]> alterations(FeatureMatrix x) {
    int[] all = IntStream.range(0, x.rows()).toArray();
    ForestPaths paths = ForestPaths.of(trees, values(x, all));
    return altered -> mean(paths.sums(values(altered, all), classes));
  }

  private FloatRows values(FeatureMatrix x, int[] rows) {
    List<String> names = x.columns().stream().map(Column::name).toList();
    if (!names.equals(columnNames)) {
      throw new IllegalArgumentException(
          "the forest was fitted on columns " + columnNames + ", but was given " + names);
    }
    return FloatRows.of(x, rows);
  }

  private double[][] mean(double[][] sums) {
    for (double[] sum : sums) {
      for (int k = 0; k < sum.length; k++) {
        sum[k] /= trees.trees();
      }
    }
    return sums;
  }

  /**
   * Mean decrease in Gini impurity per column, weighted by the examples that reach a node,
   * normalised within each tree and then to a sum of 1 (scikit-learn's {@code
   * feature_importances_}); all 0 where no tree has a split. Biased towards columns with many
   * distinct values; see permutation importance.
   */
  public double[] impurityImportance() {
    return importance.clone();
  }

  /**
   * Accuracy of the out-of-bag prediction, over the training rows that at least one tree left out;
   * empty where there is none.
   */
  public OptionalDouble outOfBagScore() {
    return outOfBagScore;
  }

  /**
   * For each training row, in the order of fitting, the mean class fractions over the trees that
   * left it out, {@code rows × classes}; NaN where no tree did. Empty without bootstrap and in a
   * forest read from a file, which does not keep what belongs to single training rows.
   */
  public Optional<double[][]> outOfBagProbabilities() {
    return outOfBagProbabilities.map(ForestModel::copy);
  }

  TreeArrays trees() {
    return trees;
  }

  private static double[][] copy(double[][] rows) {
    double[][] copy = new double[rows.length][];
    for (int i = 0; i < rows.length; i++) {
      copy[i] = rows[i].clone();
    }
    return copy;
  }
}
