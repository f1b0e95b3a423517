package org.patchbridge.certainty;

import java.util.Arrays;
import java.util.List;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.FeatureMatrix;
import org.patchbridge.dataset.Split;
import org.patchbridge.evaluation.HeldOut;

/**
 * From which novelty on a cell is said to be unlike all training cells.
 *
 * @param greatest novelty of an ordinary cell
 * @param leastPresent share of the features that a cell must have for its novelty to be believed
 */
public record NoveltyLimit(double greatest, double leastPresent) {
  private static final int FOLDS = 5;

  /**
   * Learns the limit from training cells that the novelty was not fitted on.
   *
   * @param rate share of ordinary cells that may be flagged, for example 0.04
   */
  public static NoveltyLimit fit(Cohort cohort, int[] train, double rate, long seed) {
    FeatureMatrix x = cohort.matrix();
    int[] labels = cohort.labels();
    double[] novelties = new double[train.length];
    List<Split> folds = HeldOut.folds(cohort, train, FOLDS, seed).orElse(List.of());
    for (Split fold : folds) {
      int[] inner = Arrays.stream(fold.train()).map(at -> train[at]).toArray();
      Novelty novelty =
          Novelty.fit(x, inner, Arrays.stream(inner).map(row -> labels[row]).toArray());
      for (int at : fold.test()) {
        novelties[at] = novelty.of(x, train[at]);
      }
    }
    double[] present = Arrays.stream(train).mapToDouble(row -> present(x, row)).sorted().toArray();
    double leastPresent = present[(int) (rate / 4 * present.length)];
    if (folds.isEmpty()) {
      return new NoveltyLimit(Double.POSITIVE_INFINITY, leastPresent);
    }
    Arrays.sort(novelties);
    int at = (int) Math.ceil((1 - rate) * (novelties.length + 1)) - 1;
    return new NoveltyLimit(novelties[Math.min(at, novelties.length - 1)], leastPresent);
  }

  /** Share of the columns in which a cell has a value. */
  public static double present(FeatureMatrix x, int row) {
    int present = 0;
    for (int column = 0; column < x.width(); column++) {
      present += Double.isNaN(x.at(row, column)) ? 0 : 1;
    }
    return present / (double) x.width();
  }

  /** Whether a cell is to be flagged. */
  public boolean isExceeded(Novelty novelty, FeatureMatrix x, int row) {
    return present(x, row) < leastPresent || novelty.of(x, row) > greatest;
  }
}
