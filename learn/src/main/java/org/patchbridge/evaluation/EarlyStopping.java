package org.patchbridge.evaluation;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.Split;

/**
 * A learner that stops by validation cells, used where nobody gives it any: a sixth of the training
 * cells, of donors of their own, is set aside for that.
 */
public record EarlyStopping(Learner base) implements Learner {
  private static final int PARTS = 6;

  @Override
  public String name() {
    return base.name();
  }

  /**
   * Where there are too few donors for six parts, all cells are trained on to the end. A class that
   * is too rare to be in every part is no reason for that: it is in every training part.
   */
  @Override
  public Classifier fit(Cohort cohort, int[] train, int[] validation, long seed) {
    Optional<List<Split>> parts =
        validation.length > 0 ? Optional.empty() : HeldOut.folds(cohort, train, PARTS, seed);
    if (parts.isEmpty() || parts.get().size() < PARTS) {
      return base.fit(cohort, train, validation, seed);
    }
    Split part = parts.get().get(0);
    return base.fit(cohort, rows(train, part.train()), rows(train, part.test()), seed);
  }

  private static int[] rows(int[] train, int[] positions) {
    return Arrays.stream(positions).map(at -> train[at]).toArray();
  }
}
