package org.patchbridge.study.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbridge.dataset.Cell;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.Column;
import org.patchbridge.dataset.FamilyBlock;
import org.patchbridge.dataset.Species;
import org.patchbridge.extraction.ExtractionSettings;
import org.patchbridge.family.Preset;
import org.patchbridge.findings.StudyReport;
import org.patchbridge.forest.Balance;
import org.patchbridge.report.JsonReport;
import org.patchbridge.report.model.ReportModel;
import org.patchbridge.report.section.ResultsSection;
import org.patchbridge.report.title.Titles;
import org.patchbridge.report.value.DataOrigin;
import org.patchbridge.report.value.MetricValue;
import org.patchbridge.report.value.ResultRow;
import org.patchbridge.study.Study;
import org.patchbridge.study.plan.EvaluationSettings.Asked;
import org.patchbridge.study.store.CohortSource;
import org.patchbridge.table.schema.SncgPolicy;
import org.patchbridge.work.Progress;

/** A report is that of the study, not of the command that ran last. */
class WholeStudyReportTest {
  private static final List<String> CLASSES = List.of("PVALB", "SST");
  private static final int CELLS = 36;

  @TempDir Path folder;

  @Test
  void whicheverCommandRanLastTheReportHasAllAndTheBestModelFirst() throws Exception {
    begin();
    run(EvaluationPreset.DEFAULT);
    ReportModel transferLast = run(EvaluationPreset.TRANSFER);
    ReportModel evaluateLast = run(EvaluationPreset.DEFAULT);

    List<ResultRow> rows = results(transferLast).rows();
    assertThat(models(rows, "mouse")).contains("ensemble", "random forest");
    assertThat(models(rows, "human"))
        .contains("ensemble", "random forest", "human only", "joint, then fine-tuned");
    for (String cohort : List.of("mouse", "human")) {
      List<ResultRow> models = ofModels(rows, cohort);
      assertThat(models)
          .extracting(WholeStudyReportTest::macroF1)
          .isSortedAccordingTo(Comparator.reverseOrder());
      assertThat(transferLast.headlines())
          .anySatisfy(
              line ->
                  assertThat(line)
                      .startsWith(cohort)
                      .contains(
                          Titles.model(models.get(0).model())
                              + ", the best of "
                              + models.size()
                              + "; donors kept apart, ",
                          "; best label-only baseline"));
    }
    assertThat(evaluateLast.sections()).isEqualTo(transferLast.sections());
    assertThat(evaluateLast.headlines()).isEqualTo(transferLast.headlines());
  }

  private static List<String> models(List<ResultRow> rows, String cohort) {
    return ofModels(rows, cohort).stream().map(ResultRow::model).toList();
  }

  private static List<ResultRow> ofModels(List<ResultRow> rows, String cohort) {
    return rows.stream()
        .filter(row -> row.cohort().equals(cohort) && row.role() == ResultRow.Role.MODEL)
        .toList();
  }

  private static double macroF1(ResultRow row) {
    return row.metrics().stream()
        .filter(metric -> metric.name().equals(MetricValue.MACRO_F1))
        .findFirst()
        .orElseThrow()
        .estimate()
        .value();
  }

  private static ResultsSection results(ReportModel report) {
    return (ResultsSection) report.sections().get(0);
  }

  private void begin() {
    try (Study study = Study.open(folder)) {
      for (Species species : List.of(Species.MOUSE, Species.HUMAN)) {
        study.add(
            cohort(species),
            new CohortSource(DataOrigin.SIMULATED, "test", List.of(), List.of("made up")));
      }
    }
  }

  /** As one command does: the report's JSON read again. */
  private ReportModel run(EvaluationPreset preset) throws Exception {
    try (Study study = Study.openExisting(folder)) {
      study.evaluate(settings(preset), 1, Progress.silent());
      StudyReport report =
          study.report(
              new StudyReport.Origin("test", "test", Instant.EPOCH),
              List.of(),
              ExtractionSettings.of(Preset.DEFAULT));
      return JsonReport.read(report.json());
    }
  }

  private static EvaluationSettings settings(EvaluationPreset preset) {
    return new EvaluationSettings(
        List.of(preset),
        new Asked(
            Optional.of(List.of(SplitChoice.DONOR)),
            Optional.of(2),
            Optional.of(1),
            Optional.of(1L)),
        20,
        List.of(Balance.BALANCED),
        SncgPolicy.VIP);
  }

  /** Three cells a donor; the first family tells the classes apart. */
  private static Cohort cohort(Species species) {
    SplittableRandom random = new SplittableRandom(3 + species.ordinal());
    List<Cell> cells = new ArrayList<>();
    for (int cell = 0; cell < CELLS; cell++) {
      cells.add(
          new Cell(
              species + " " + cell,
              species,
              Optional.of("donor " + cell / 3),
              Optional.of(CLASSES.get(cell % CLASSES.size())),
              Optional.empty()));
    }
    List<FamilyBlock> blocks = new ArrayList<>();
    for (String name : List.of("spike", "train")) {
      FamilyBlock.Builder block =
          FamilyBlock.builder(name, List.of(new Column(name + " a", "mV")), CELLS);
      for (int cell = 0; cell < CELLS; cell++) {
        double signal = name.equals("spike") ? 1.5 * (cell % CLASSES.size()) : 0;
        block.set(cell, 0, random.nextGaussian() + signal);
      }
      blocks.add(block.build());
    }
    return new Cohort(species.label(), cells, blocks, List.of());
  }
}
