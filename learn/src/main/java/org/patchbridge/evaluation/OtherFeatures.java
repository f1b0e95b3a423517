package org.patchbridge.evaluation;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.patchbridge.dataset.Cohort;

/**
 * A learner that sees the cells of a cohort by other features of theirs, so that it can be compared
 * and pooled with learners of that cohort, on the same folds.
 *
 * @param other has every cell of the cohort, by id; same classes
 */
public record OtherFeatures(Learner base, Cohort other) implements Learner {

  @Override
  public String name() {
    return base.name();
  }

  /**
   * @throws IllegalArgumentException where the cohorts' classes differ or a cell has no other
   *     features
   */
  @Override
  public Classifier fit(Cohort cohort, int[] train, int[] validation, long seed) {
    if (!cohort.classes().equals(other.classes())) {
      throw new IllegalArgumentException(
          cohort.name()
              + " has the classes "
              + cohort.classes()
              + ", "
              + other.name()
              + " has "
              + other.classes());
    }
    Map<String, Integer> rowOf = new HashMap<>();
    for (int row = 0; row < other.size(); row++) {
      rowOf.put(other.cells().get(row).id(), row);
    }
    Classifier fitted =
        base.fit(other, rows(cohort, train, rowOf), rows(cohort, validation, rowOf), seed);
    return (cells, rows) -> fitted.probabilities(other, rows(cells, rows, rowOf));
  }

  private int[] rows(Cohort cohort, int[] rows, Map<String, Integer> rowOf) {
    return Arrays.stream(rows)
        .map(
            row -> {
              String id = cohort.cells().get(row).id();
              Integer found = rowOf.get(id);
              if (found == null) {
                throw new IllegalArgumentException(other.name() + " has no cell '" + id + "'");
              }
              return found;
            })
        .toArray();
  }
}
