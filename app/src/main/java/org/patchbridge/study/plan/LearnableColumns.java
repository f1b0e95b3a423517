package org.patchbridge.study.plan;

import java.util.List;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.Column;
import org.patchbridge.family.ScalarDictionary;
import org.patchbridge.study.store.ExtractedCohorts;
import org.patchbridge.work.InputException;

/** Columns that no model may learn from, in cohorts that an earlier version put into a study. */
public final class LearnableColumns {
  private LearnableColumns() {}

  /**
   * @throws InputException where the cohort has a column that is a time on the sweep's clock
   */
  public static void require(Cohort cohort) {
    List<String> times =
        cohort.families().stream()
            .flatMap(family -> family.columns().stream())
            .map(Column::name)
            .filter(ScalarDictionary::isSweepTime)
            .toList();
    if (!times.isEmpty()) {
      throw new InputException(
          cohort.name()
              + ": "
              + String.join(", ", times)
              + ": times on the sweep's clock, which an earlier version took for features; they"
              + " tell the protocol, not the cell; run '"
              + (cohort.name().startsWith(ExtractedCohorts.PREFIX) ? "extract" : "import")
              + "' again");
    }
  }
}
