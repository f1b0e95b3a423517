package org.patchbridge.certainty;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.FeatureMatrix;
import org.patchbridge.dataset.InnerFolds;
import org.patchbridge.dataset.Split;

/**
 * From which novelty on a cell is said to be unlike all training cells.
 *
 * @param greatest novelty of an ordinary cell; infinite where it could not be learnt
 * @param leastPresent share of the features that a cell must have for its novelty to be believed
 */
public record NoveltyLimit(double greatest, double leastPresent) {
  private static final int FOLDS = 5;

  /**
   * The largest of n novelties is exceeded by one ordinary cell in n + 1: with fewer cells than
   * these more than one in ten would be flagged.
   */
  private static final int LEAST_CELLS = 9;

  /**
   * Learns the limit from training cells that the novelty was not fitted on, in folds that keep
   * donors together and need no class in every part. A cell whose class is not among those the
   * fold's novelty was fitted on is left out: a new cell of that class will find its like among all
   * training cells, so how far it is from other classes tells nothing of ordinary cells and would
   * raise the limit. So is a cell without any feature, which has no novelty.
   *
   * @param rate share of ordinary cells that may be flagged, for example 0.04; of fewer cells than
   *     that takes the limit is the largest novelty among them
   * @return a limit that is not learnt where the cells are of one donor, or fewer than 9 remain
   */
  public static NoveltyLimit fit(Cohort cohort, int[] train, double rate, long seed) {
    FeatureMatrix x = cohort.matrix();
    double[] present = Arrays.stream(train).mapToDouble(row -> present(x, row)).sorted().toArray();
    double leastPresent = present[(int) (rate / 4 * present.length)];
    double[] novelties = heldOut(cohort, x, train, seed);
    if (novelties.length < LEAST_CELLS) {
      return new NoveltyLimit(Double.POSITIVE_INFINITY, leastPresent);
    }
    int at = (int) Math.ceil((1 - rate) * (novelties.length + 1)) - 1;
    return new NoveltyLimit(novelties[Math.min(at, novelties.length - 1)], leastPresent);
  }

  /** Ascending; of the cells that can tell something of ordinary ones. */
  private static double[] heldOut(Cohort cohort, FeatureMatrix x, int[] train, long seed) {
    int[] labels = cohort.labels();
    DoubleStream.Builder novelties = DoubleStream.builder();
    List<Split> folds = InnerFolds.ofDonors(cohort.select(train), FOLDS, seed).orElse(List.of());
    for (Split fold : folds) {
      int[] inner = Arrays.stream(fold.train()).map(at -> train[at]).toArray();
      int[] learnt = Arrays.stream(inner).map(row -> labels[row]).toArray();
      Novelty novelty = Novelty.fit(x, inner, learnt);
      for (int at : fold.test()) {
        if (Arrays.stream(learnt).anyMatch(label -> label == labels[train[at]])) {
          novelties.add(novelty.of(x, train[at]));
        }
      }
    }
    return novelties.build().filter(Double::isFinite).sorted().toArray();
  }

  /** Whether it is known how unlike the training cells an ordinary cell is. */
  public boolean isLearnt() {
    return Double.isFinite(greatest);
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
