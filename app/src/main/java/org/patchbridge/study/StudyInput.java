package org.patchbridge.study;

import org.patchbridge.dataset.Cohort;

/**
 * A cohort of a study.
 *
 * @param cohortId digest of its content
 */
public record StudyInput(String cohortId, Cohort cohort, CohortSource source) {}
