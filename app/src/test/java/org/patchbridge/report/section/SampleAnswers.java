package org.patchbridge.report.section;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.patchbridge.report.answer.CohortAnswer;
import org.patchbridge.report.answer.CohortCells;
import org.patchbridge.report.answer.CohortCells.KnownCell;
import org.patchbridge.report.answer.Gain;
import org.patchbridge.report.answer.HeldOutCalls;
import org.patchbridge.report.answer.StudyAnswers;
import org.patchbridge.report.section.EmbeddingSection.EmbeddedCell;
import org.patchbridge.report.value.Estimate;

/** What the sample report opens with; its models call every cell that has a class rightly. */
final class SampleAnswers {
  private static final List<String> CLASSES = List.of("Lamp5", "Pvalb", "Sst", "Vip");

  private SampleAnswers() {}

  /**
   * @param cells in a plane, of the cohorts below
   * @param human name of the human cohort
   * @param hostile wherever a user's text can stand
   */
  static StudyAnswers of(List<EmbeddedCell> cells, String human, String hostile) {
    return new StudyAnswers(
        List.of(
            new CohortAnswer(
                "Mouse V1",
                Optional.of("m-rf"),
                List.of("m-rf"),
                List.of("m-maj"),
                List.of(),
                "Random forest alone was tried; " + hostile),
            new CohortAnswer(
                human,
                Optional.of("h-rf"),
                List.of("h-rf"),
                List.of("h-maj", "h-con"),
                List.of(new Gain("encoder transfer", hostile, Estimate.of(0.1, -0.02, 0.2))),
                "Vip is the hardest class.")),
        List.of(cells("Mouse V1", cells), cells(human, cells)),
        List.of(calls("m-rf", "Mouse V1", cells), calls("h-rf", human, cells)),
        List.of(),
        List.of());
  }

  private static CohortCells cells(String cohort, List<EmbeddedCell> all) {
    return new CohortCells(
        cohort,
        all.stream()
            .filter(cell -> cell.cohort().equals(cohort))
            .map(
                cell ->
                    new KnownCell(
                        cell.id(), cell.species(), cell.subclass(), cell.donor(), cell.condition()))
            .toList());
  }

  private static HeldOutCalls calls(String evaluation, String cohort, List<EmbeddedCell> all) {
    List<Integer> calls = new ArrayList<>();
    List<Double> probabilities = new ArrayList<>();
    for (EmbeddedCell cell : all) {
      if (cell.cohort().equals(cohort)) {
        int called = cell.subclass().map(CLASSES::indexOf).orElse(-1);
        calls.add(called);
        probabilities.add(called < 0 ? 0 : 0.75);
      }
    }
    return new HeldOutCalls(evaluation, cohort, CLASSES, calls, probabilities);
  }
}
