package org.patchbridge.study.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbridge.dataset.Cell;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.Species;
import org.patchbridge.extraction.ExtractionSettings;
import org.patchbridge.family.Preset;
import org.patchbridge.findings.StudyReport;
import org.patchbridge.forest.Balance;
import org.patchbridge.report.section.ConservationSection;
import org.patchbridge.report.section.ConservationSection.Verdict;
import org.patchbridge.report.section.EmbeddingSection;
import org.patchbridge.report.section.Section;
import org.patchbridge.report.section.SectionGroup;
import org.patchbridge.report.section.SeparationSection;
import org.patchbridge.report.section.SeparationSection.Measure;
import org.patchbridge.report.value.DataOrigin;
import org.patchbridge.report.value.Estimate;
import org.patchbridge.simulate.StatisticalCohort;
import org.patchbridge.study.Study;
import org.patchbridge.study.store.CohortSource;
import org.patchbridge.study.store.StoreQueries;
import org.patchbridge.study.store.StudyStore;
import org.patchbridge.table.schema.SncgPolicy;
import org.patchbridge.work.Progress;

/** Simulated cohorts of known class structure on their way into a report. */
class SeparationReportTest {
  @TempDir Path folder;

  @Test
  void separationIsShownWhereItIsAndBothSpeciesAreLaidSideBySide() throws Exception {
    StudyReport report = report(folder, mouse(), human());

    for (SeparationSection section : all(report, SeparationSection.class)) {
      Measure silhouette = section.measures().get(0);
      Measure area = section.measures().get(1);
      assertThat(lower(silhouette.overall())).as(section.title()).isGreaterThan(0);
      assertThat(lower(area.overall())).as(section.title()).isGreaterThan(0.75);
    }
    EmbeddingSection embedding = all(report, EmbeddingSection.class).get(0);
    assertThat(embedding.cells()).hasSize(320);
    assertThat(embedding.cells()).extracting("species").contains("mouse", "human");
    assertThat(embedding.trustworthiness()).isGreaterThan(0.8);
    assertThat(embedding.files())
        .hasSize(3)
        .allMatch(file -> Files.isRegularFile(report.page().resolveSibling(file.path())));
    // The generator gives both species nearly the same class centres.
    ConservationSection conservation = all(report, ConservationSection.class).get(0);
    assertThat(conservation.effects().stream().filter(e -> e.verdict() == Verdict.CONSERVED))
        .hasSizeGreaterThan(20);
    assertThat(conservation.agreements().stream().mapToDouble(each -> each.sameSign().value()))
        .allMatch(share -> share >= 0.5)
        .anyMatch(share -> share > 0.8);
  }

  @Test
  void permutedLabelsSeparateNothingAndAgreeOnNothing() throws Exception {
    StudyReport report = report(folder, permuted(mouse(), 1), permuted(human(), 2));

    for (SeparationSection section : all(report, SeparationSection.class)) {
      Measure silhouette = section.measures().get(0);
      Measure area = section.measures().get(1);
      assertThat(silhouette.overall().orElseThrow().value()).isBetween(-0.12, 0.01);
      assertThat(area.overall().orElseThrow().interval().orElseThrow())
          .as(section.title())
          .matches(interval -> interval.low() < 0.5 && interval.high() > 0.5);
    }
    assertThat(all(report, ConservationSection.class).get(0).effects())
        .extracting(ConservationSection.FeatureEffect::verdict)
        .containsOnly(Verdict.NEITHER);
  }

  @Test
  void aSecondReportFindsTheResultsInTheStoreAndSaysTheSame() throws Exception {
    Cohort cohort = new StatisticalCohort(Species.MOUSE, 120, 3).generate();
    StudyReport first = report(folder, cohort);
    byte[] json = Files.readAllBytes(first.json());

    try (Study study = Study.open(folder)) {
      StudyReport again = report(study);
      assertThat(Files.readAllBytes(again.json())).isEqualTo(json);
    }
    assertThat(computed(folder))
        .containsOnlyOnce("embedding", "pairwise AUC", "silhouette")
        .containsOnly("embedding", "metric intervals", "pairwise AUC", "silhouette");
  }

  @Test
  void whatIsComputedBeforehandIsWhatAReportShows() throws Exception {
    Cohort cohort = new StatisticalCohort(Species.MOUSE, 120, 3).generate();
    StudyReport alone = report(folder.resolve("report alone"), cohort);
    Path other = folder.resolve("computed beforehand");
    evaluate(other, cohort);
    AtomicInteger compared = new AtomicInteger();
    try (Study study = Study.openExisting(other)) {
      study.compare(
          ExtractionSettings.of(Preset.DEFAULT),
          3,
          new Progress() {
            @Override
            public void started(String what, int total, String unit, int alreadyDone) {
              assertThat(total).isEqualTo(3);
            }

            @Override
            public void advanced() {
              compared.incrementAndGet();
            }
          });
    }
    assertThat(compared).hasValue(3);
    assertThat(computed(other))
        .containsOnlyOnce("embedding", "pairwise AUC", "silhouette")
        .containsOnly("embedding", "metric intervals", "pairwise AUC", "silhouette");

    try (Study study = Study.openExisting(other)) {
      StudyReport report = report(study);
      assertThat(all(report, SeparationSection.class))
          .isEqualTo(all(alone, SeparationSection.class));
      assertThat(all(report, EmbeddingSection.class)).isEqualTo(all(alone, EmbeddingSection.class));
    }
  }

  /** Kinds of results in the store. */
  private static List<String> computed(Path folder) {
    try (StudyStore store = StudyStore.open(folder)) {
      return store.transaction(
          connection ->
              StoreQueries.list(
                  connection,
                  "SELECT what FROM computed WHERE what <> ? ORDER BY what",
                  "",
                  row -> row.getString(1)));
    }
  }

  private static Cohort mouse() {
    return new StatisticalCohort(Species.MOUSE, 170, 1).generate();
  }

  private static Cohort human() {
    return new StatisticalCohort(Species.HUMAN, 150, 1).generate();
  }

  private static StudyReport report(Path folder, Cohort... cohorts) throws Exception {
    evaluate(folder, cohorts);
    try (Study study = Study.openExisting(folder)) {
      return report(study);
    }
  }

  private static void evaluate(Path folder, Cohort... cohorts) throws Exception {
    try (Study study = Study.open(folder)) {
      for (Cohort cohort : cohorts) {
        study.add(
            cohort, new CohortSource(DataOrigin.SIMULATED, "simulated", List.of(), List.of()));
      }
      study.evaluate(
          new EvaluationSettings(
              List.of(EvaluationPreset.GOUWENS),
              new EvaluationSettings.Asked(
                  Optional.of(List.of(SplitChoice.DONOR)),
                  Optional.of(3),
                  Optional.of(1),
                  Optional.of(1L)),
              40,
              List.of(Balance.BALANCED),
              SncgPolicy.VIP),
          2,
          Progress.silent());
    }
  }

  private static StudyReport report(Study study) {
    return study.report(
        new StudyReport.Origin("test", "test", Instant.EPOCH),
        List.of(),
        ExtractionSettings.of(Preset.DEFAULT));
  }

  private static Cohort permuted(Cohort cohort, long seed) {
    List<Optional<String>> labels =
        new ArrayList<>(cohort.cells().stream().map(Cell::subclass).toList());
    Collections.shuffle(labels, new Random(seed));
    List<Cell> cells =
        IntStream.range(0, cohort.size())
            .mapToObj(
                i -> {
                  Cell cell = cohort.cells().get(i);
                  return new Cell(
                      cell.id(), cell.species(), cell.donor(), labels.get(i), cell.condition());
                })
            .toList();
    return new Cohort(cohort.name(), cells, cohort.families(), cohort.exclusions());
  }

  private static double lower(Optional<Estimate> estimate) {
    return estimate.orElseThrow().interval().orElseThrow().low();
  }

  private static <S extends Section> List<S> all(StudyReport report, Class<S> type) {
    return report.model().sections().stream()
        .flatMap(SeparationReportTest::flat)
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }

  private static Stream<Section> flat(Section section) {
    return section instanceof SectionGroup group
        ? group.sections().stream().flatMap(SeparationReportTest::flat)
        : Stream.of(section);
  }
}
