package org.patchbridge.metric;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.patchbridge.dataset.Cell;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.Species;

/** Cohorts and predictions written as short text. */
public final class TestPredictions {
  private TestPredictions() {}

  /**
   * One cell a word: {@code A1} is a cell of class A and donor 1, {@code B2c} one of class B, donor
   * 2, condition c; {@code A} has no donor.
   */
  public static Cohort cohort(String words) {
    List<Cell> cells = new ArrayList<>();
    for (String word : words.split(" ")) {
      Optional<String> donor = word.length() > 1 ? Optional.of(word.substring(1, 2)) : none();
      Optional<String> condition = word.length() > 2 ? Optional.of(word.substring(2)) : none();
      Optional<String> subclass = word.startsWith("?") ? none() : Optional.of(word.substring(0, 1));
      cells.add(new Cell("cell-" + cells.size(), Species.HUMAN, donor, subclass, condition));
    }
    return new Cohort("cells of the test", cells, List.of(), List.of());
  }

  private static Optional<String> none() {
    return Optional.empty();
  }

  /** Every cell predicted with certainty as the letter at its place, in one fold. */
  public static FoldPredictions certain(
      Cohort cohort, int run, int fold, String predicted, int... rows) {
    double[][] probabilities = new double[rows.length][cohort.classes().size()];
    for (int i = 0; i < rows.length; i++) {
      probabilities[i][cohort.classes().indexOf(predicted.substring(i, i + 1))] = 1;
    }
    return new FoldPredictions(run, fold, rows, probabilities);
  }

  /** All cells in run 0, fold 0. */
  public static Predictions certain(Cohort cohort, String predicted) {
    int[] rows = IntStream.range(0, cohort.size()).toArray();
    return Predictions.of(cohort, List.of(certain(cohort, 0, 0, predicted, rows)));
  }

  static Predictions single(Cohort cohort, double[]... probabilities) {
    int[] rows = IntStream.range(0, cohort.size()).toArray();
    return Predictions.of(cohort, List.of(new FoldPredictions(0, 0, rows, probabilities)));
  }
}
