package org.patchbridge.report.section;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.patchbridge.report.answer.CohortAnswer;
import org.patchbridge.report.answer.CohortCells;
import org.patchbridge.report.answer.CohortCells.KnownCell;
import org.patchbridge.report.answer.Gain;
import org.patchbridge.report.answer.HeldOutCalls;
import org.patchbridge.report.answer.Packed;
import org.patchbridge.report.answer.PackedFamily;
import org.patchbridge.report.answer.StudyAnswers;
import org.patchbridge.report.answer.TracedCell;
import org.patchbridge.report.section.EmbeddingSection.EmbeddedCell;
import org.patchbridge.report.value.Estimate;

/** What the sample report opens with; its models call every cell that has a class rightly. */
final class SampleAnswers {
  private static final List<String> CLASSES = List.of("Lamp5", "Pvalb", "Sst", "Vip");

  private static final int POSITIONS = 12;

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
        families(cells),
        List.of(
            new TracedCell("cell 0", List.of(sweep(hostile)), ""),
            new TracedCell("cell 2", List.of(), "the recording cannot be read any more")));
  }

  /** A vector, lower in the first class than in the others, and two columns. */
  private static List<PackedFamily> families(List<EmbeddedCell> cells) {
    List<EmbeddedCell> mouse =
        cells.stream().filter(cell -> cell.cohort().equals("Mouse V1")).toList();
    double[] vectors = new double[mouse.size() * POSITIONS];
    double[] columns = new double[mouse.size() * 2];
    for (int i = 0; i < mouse.size(); i++) {
      double level = mouse.get(i).subclass().map(CLASSES::indexOf).orElse(2) / 4.0 + i % 7 / 50.0;
      for (int p = 0; p < POSITIONS; p++) {
        vectors[i * POSITIONS + p] = level + Math.sin(p) / 20;
      }
      columns[2 * i] = level;
      columns[2 * i + 1] = i % 9 == 0 ? Double.NaN : 1 - level;
    }
    return List.of(
        new PackedFamily(
            "Mouse V1",
            "first_ap_v",
            List.of(),
            "mV",
            POSITIONS,
            List.of(-80.0),
            List.of(40.0),
            Packed.of(vectors, 0, 1)),
        new PackedFamily(
            "Mouse V1",
            "passive",
            List.of("tau (ms)", "ri (MΩ)"),
            "",
            2,
            List.of(5.0, 80.0),
            List.of(30.0, 400.0),
            Packed.of(columns, 0, 1)));
  }

  private static TracedCell.PackedSweep sweep(String role) {
    double[] potential = new double[200];
    for (int k = 0; k < potential.length; k++) {
      potential[k] = k % 40 == 20 ? 30 : -65 + k % 40 / 4.0;
    }
    return new TracedCell.PackedSweep(
        12,
        role,
        160,
        0,
        2,
        -80,
        40,
        Packed.of(potential, -80, 40),
        0,
        160,
        Packed.of(new double[] {0, 0.5, 0.5, 1.5, 1.5, 2}, 0, 2),
        Packed.of(new double[] {0, 0, 160, 160, 0, 0}, 0, 160),
        List.of(0.2, -40.0, 0.205, 30.0));
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
