package org.patchbridge.report.answer;

import java.util.List;

/**
 * What the report of a study opens with, and the cells that its pictures show.
 *
 * @param cohorts in reading order
 * @param cells of these cohorts
 * @param calls one for each evaluated model that is shown in full
 * @param families of the cohorts whose values a page can hold
 * @param traced the recorded ones among the cells
 */
public record StudyAnswers(
    List<CohortAnswer> cohorts,
    List<CohortCells> cells,
    List<HeldOutCalls> calls,
    List<PackedFamily> families,
    List<TracedCell> traced) {

  public StudyAnswers {
    cohorts = List.copyOf(cohorts);
    cells = List.copyOf(cells);
    calls = List.copyOf(calls);
    families = List.copyOf(families);
    traced = List.copyOf(traced);
  }

  /** Of a report that is not of a study. */
  public static StudyAnswers none() {
    return new StudyAnswers(List.of(), List.of(), List.of(), List.of(), List.of());
  }
}
