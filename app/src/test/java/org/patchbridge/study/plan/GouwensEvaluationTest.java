package org.patchbridge.study.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
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
import org.patchbridge.report.model.ReportModel;
import org.patchbridge.report.section.ComponentsSection;
import org.patchbridge.report.section.ComponentsSection.FamilyPart;
import org.patchbridge.report.section.ResultsSection;
import org.patchbridge.report.section.SectionGroup;
import org.patchbridge.report.value.ConfidenceInterval;
import org.patchbridge.report.value.DataOrigin;
import org.patchbridge.report.value.MetricValue;
import org.patchbridge.report.value.ResultRow;
import org.patchbridge.study.Study;
import org.patchbridge.study.plan.EvaluationSettings.Asked;
import org.patchbridge.study.store.CohortSource;
import org.patchbridge.table.schema.SncgPolicy;
import org.patchbridge.work.Progress;

/**
 * The Gouwens preset through the whole evaluation, on cells of four equally frequent classes that
 * differ in a waveform, or do not.
 */
class GouwensEvaluationTest {
  private static final List<String> CLASSES = List.of("Lamp5", "Pvalb", "Sst", "Vip");
  private static final int CELLS = 160;
  private static final int WAVE = 100;
  private static final int PERMUTATIONS = 4;

  @TempDir Path folder;

  @Test
  void classesThatDifferInAWaveformAreTold() throws Exception {
    ResultRow row = model(evaluated(cohort(), EvaluationPreset.GOUWENS));

    assertThat(row.model()).isEqualTo("sparse PCA + random forest");
    assertThat(macroF1(row).low()).isGreaterThan(0.7);
  }

  /** Four classes of equal size: whoever guesses has a macro-F1 of 1/4. */
  @Test
  void permutedLabelsGiveChance() throws Exception {
    int covering = 0;
    for (int seed = 1; seed <= PERMUTATIONS; seed++) {
      ResultRow row = model(evaluated(permuted(cohort(), seed), EvaluationPreset.GOUWENS));
      assertThat(macroF1(row).high()).isLessThan(0.45);
      covering += macroF1(row).low() <= 0.25 && macroF1(row).high() >= 0.25 ? 1 : 0;
    }

    // 95 % intervals: two misses among four have a probability of 1 in 70.
    assertThat(covering).isGreaterThanOrEqualTo(PERMUTATIONS - 1);
  }

  @Test
  void reportShowsLoadingsOnTheFamilysAxisAndCountsAbsences() throws Exception {
    ReportModel report = evaluated(cohort(), EvaluationPreset.GOUWENS);

    ComponentsSection components =
        report.sections().stream()
            .filter(SectionGroup.class::isInstance)
            .flatMap(group -> ((SectionGroup) group).sections().stream())
            .filter(ComponentsSection.class::isInstance)
            .map(ComponentsSection.class::cast)
            .findFirst()
            .orElseThrow();
    FamilyPart shape = components.families().get(0);
    assertThat(shape.fittedCells()).isEqualTo(144);
    assertThat(shape.imputedCells()).isEqualTo(16);
    assertThat(shape.explained()).hasSize(4);
    assertThat(shape.axis().unit()).isEqualTo("%");
    assertThat(shape.axis().chunks().get(0).end()).isEqualTo(100);
    assertThat(shape.kept().get(0).loadings()).hasSize(WAVE);
    FamilyPart rates = components.families().get(1);
    assertThat(rates.family()).isEqualTo("psth");
    assertThat(rates.leftOut()).isPresent();
  }

  @Test
  void presetsEvaluatedOneAfterTheOtherStandSideBySide() throws Exception {
    Cohort cohort = cohort();
    evaluated(cohort, EvaluationPreset.DEFAULT);

    ReportModel report = evaluated(cohort, EvaluationPreset.GOUWENS);

    assertThat(results(report).rows())
        .extracting(ResultRow::model)
        .containsExactlyInAnyOrder(
            "sparse PCA + random forest",
            "ensemble of components",
            "random forest",
            "majority",
            "donor majority");
  }

  private ReportModel evaluated(Cohort cohort, EvaluationPreset preset) throws Exception {
    EvaluationSettings settings =
        new EvaluationSettings(
            List.of(preset),
            new Asked(
                Optional.of(List.of(SplitChoice.DONOR)),
                Optional.of(3),
                Optional.empty(),
                Optional.empty()),
            60,
            List.of(Balance.BALANCED),
            SncgPolicy.VIP);
    try (Study study = Study.open(folder)) {
      study.add(
          cohort, new CohortSource(DataOrigin.SIMULATED, "test", List.of(), List.of("made up")));
      study.evaluate(settings, 2, Progress.silent());
      return study
          .report(
              new StudyReport.Origin("test", "test", Instant.EPOCH),
              List.of(),
              ExtractionSettings.of(Preset.DEFAULT))
          .model();
    }
  }

  private static ResultsSection results(ReportModel report) {
    return (ResultsSection) report.sections().get(0);
  }

  private static ResultRow model(ReportModel report) {
    return results(report).rows().get(0);
  }

  private static ConfidenceInterval macroF1(ResultRow row) {
    return row.metrics().stream()
        .filter(metric -> metric.name().equals(MetricValue.MACRO_F1))
        .findFirst()
        .flatMap(metric -> metric.estimate().interval())
        .orElseThrow();
  }

  /** Every tenth cell lacks its waveform; the second family is not one of the component table. */
  private static Cohort cohort() {
    SplittableRandom random = new SplittableRandom(11);
    FamilyBlock.Builder shape = FamilyBlock.builder("isi_shape", columns("isi_shape"), CELLS);
    FamilyBlock.Builder rates = FamilyBlock.builder("psth", columns("psth"), CELLS);
    List<Cell> cells = new ArrayList<>();
    for (int cell = 0; cell < CELLS; cell++) {
      cells.add(
          new Cell(
              "cell " + cell,
              Species.MOUSE,
              Optional.of("donor " + cell / 4),
              Optional.of(CLASSES.get(cell % CLASSES.size())),
              Optional.empty()));
      double width = 8 + 6 * (cell % CLASSES.size()) + random.nextGaussian();
      for (int at = 0; at < WAVE; at++) {
        rates.set(cell, at, random.nextGaussian());
        if (cell % 10 == 9) {
          shape.absent(cell, at, "one spike");
        } else {
          shape.set(cell, at, Math.exp(-at / width) + 0.05 * random.nextGaussian());
        }
      }
    }
    return new Cohort("waves", cells, List.of(shape.build(), rates.build()), List.of());
  }

  /** The same cells with their subclasses dealt out anew. */
  private static Cohort permuted(Cohort cohort, long seed) {
    List<Optional<String>> subclasses =
        new ArrayList<>(cohort.cells().stream().map(Cell::subclass).toList());
    Collections.shuffle(subclasses, new Random(seed));
    List<Cell> cells =
        IntStream.range(0, cohort.size())
            .mapToObj(
                row -> {
                  Cell cell = cohort.cells().get(row);
                  return new Cell(
                      cell.id(),
                      cell.species(),
                      cell.donor(),
                      subclasses.get(row),
                      cell.condition());
                })
            .toList();
    return new Cohort(cohort.name(), cells, cohort.families(), List.of());
  }

  private static List<Column> columns(String family) {
    return IntStream.range(0, WAVE)
        .mapToObj(at -> new Column(family + "[" + at + "]", "mV"))
        .toList();
  }
}
