package org.patchbridge.study.store;

import java.util.List;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.Covariates;

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

  /** Whether all of these are known. */
  public boolean has(List<String> names) {
    return covariates.names().containsAll(names);
  }
}
