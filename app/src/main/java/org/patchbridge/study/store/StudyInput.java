package org.patchbridge.study.store;

import java.util.List;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.Covariates;
import org.patchbridge.report.value.DataOrigin;
import org.patchbridge.title.CohortTitle;

/**
 * A cohort of a study.
 *
 * @param cohortId digest of its content
 * @param covariates what is known of its cells besides
 */
public record StudyInput(
    String cohortId, Cohort cohort, CohortSource source, Covariates covariates) {

  /** Of which nothing is known besides. */
  public StudyInput(String cohortId, Cohort cohort, CohortSource source) {
    this(cohortId, cohort, source, Covariates.NONE);
  }

  /** The cohort's name for people. */
  public String title() {
    return CohortTitle.of(cohort.name(), source.origin() == DataOrigin.SIMULATED);
  }

  /** The title, and in parentheses the name that an option takes. */
  public String titleWithName() {
    return CohortTitle.withName(cohort.name(), source.origin() == DataOrigin.SIMULATED);
  }

  /** Whether all of these are known. */
  public boolean has(List<String> names) {
    return covariates.names().containsAll(names);
  }
}
