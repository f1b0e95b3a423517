package org.patchbridge.study.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbridge.metric.FoldPredictions;
import org.patchbridge.study.store.EvaluationTable.Importance;

class MeanImportancesTest {
  private static final int FOLDS = 9;

  @TempDir Path folder;

  /**
   * With several threads the folds end in any order, and a sum depends on the order of its terms.
   */
  @Test
  void orderInWhichFoldsEndChangesNoBitOfTheMeans() {
    List<Integer> order = new ArrayList<>();
    for (int fold = 0; fold < FOLDS; fold++) {
      order.add(fold);
    }
    try (StudyStore store = StudyStore.open(folder)) {
      EvaluationTable table = new EvaluationTable(store);
      List<Importance> inOrder = means(table, "in order", order);
      double outOfBag = table.outOfBag("in order").orElseThrow();
      for (int seed = 0; seed < 5; seed++) {
        Collections.shuffle(order, new Random(seed));
        String id = "shuffled " + seed;
        assertThat(means(table, id, order)).isEqualTo(inOrder);
        assertThat(table.outOfBag(id)).hasValue(outOfBag);
      }
      assertThat(inOrder).hasSize(60);
      assertThat(table.outOfBag("none")).isEmpty();
    }
  }

  private static List<Importance> means(EvaluationTable table, String id, List<Integer> order) {
    for (int fold : order) {
      Random random = new Random(fold);
      List<Importance> importances = new ArrayList<>();
      for (int column = 0; column < 60; column++) {
        importances.add(
            new Importance(FoldDetails.IMPURITY, "f", "c" + (10 + column), random.nextDouble()));
      }
      table.finish(
          id,
          new FoldPredictions(0, fold, new int[] {fold}, new double[][] {{1, 0}}),
          1,
          OptionalDouble.of(random.nextDouble()),
          importances);
    }
    return table.meanImportances(id);
  }
}
