package org.patchbridge.callpage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbridge.bundle.Bundle;
import org.patchbridge.bundle.Call;
import org.patchbridge.bundle.Caller;
import org.patchbridge.bundle.Evidence;
import org.patchbridge.callpage.RecordedCells.Recorded;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.ensemble.KernelLogisticLearner;
import org.patchbridge.family.FamilyVector;
import org.patchbridge.forest.ForestSettings;
import org.patchbridge.forest.RandomForestLearner;
import org.patchbridge.prediction.Prediction;
import org.patchbridge.report.HtmlReport;
import org.patchbridge.report.JsonReport;
import org.patchbridge.report.section.CallSection;
import org.patchbridge.report.section.EnvelopeSection;
import org.patchbridge.report.section.EvidenceSection;
import org.patchbridge.report.section.EvidenceSection.ClassRange;
import org.patchbridge.report.section.EvidenceSection.FeatureEvidence;
import org.patchbridge.report.section.SaliencySection;
import org.patchbridge.report.section.SaliencySection.StrongWindow;
import org.patchbridge.report.section.SaliencySection.SweepPanel;
import org.patchbridge.report.section.Section;

class CallPageTest {
  private static final CallPage.Origin ORIGIN =
      new CallPage.Origin("test", "patchbridge explain", Instant.parse("2026-01-01T00:00:00Z"));
  private static final int CELL = 3;

  private static Cohort cells;
  private static Bundle ofFamilies;
  private static CallPage page;

  @BeforeAll
  static void explain() {
    cells = RecordedCells.cohort();
    ofFamilies = RecordedCells.bundleOfFamilies(KernelLogisticLearner.DEFAULT);
    page = page(ofFamilies, CELL, true);
  }

  private static RandomForestLearner forest() {
    return RandomForestLearner.with(ForestSettings.defaults().withTrees(60));
  }

  private static CallPage page(Bundle bundle, int cell, boolean withRecording) {
    Bundle.ModelCells aligned = bundle.align(cells);
    Call call = Caller.of(bundle).calls(aligned).get(cell);
    Recorded recorded = RecordedCells.cell(cell);
    return CallPage.of(
        bundle,
        new Prediction.Made("file", call, call.flags(), Evidence.of(bundle, aligned, cell, call)),
        aligned.input().select(new int[] {cell}),
        withRecording
            ? Optional.of(new CallPage.Recorded(recorded.recording(), recorded.extraction()))
            : Optional.empty(),
        ORIGIN);
  }

  private static <S extends Section> S section(CallPage page, Class<S> kind) {
    return page.page().sections().stream()
        .filter(kind::isInstance)
        .map(kind::cast)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void callIsThatOfTheBundleAndTheTrueSubclass() {
    assertThat(section(page, CallSection.class).classes().get(0).subclass())
        .isEqualTo(RecordedCells.subclass(CELL));
    assertThat(section(page, CallSection.class).quality()).isNotEmpty();
    assertThat(section(page, CallSection.class).model())
        .contains("Kernel logistic regression", RecordedCells.size() + " simulated mouse cells");
    assertThat(page.page().title()).startsWith("Cell cell" + CELL + ", ");
  }

  @Test
  void familiesOfACellAreDrawnAsTheyWereExtracted() {
    EnvelopeSection envelopes = section(page, EnvelopeSection.class);
    assertThat(envelopes.subclasses()).containsExactlyInAnyOrder("Pvalb", "Sst");
    assertThat(envelopes.families()).hasSizeGreaterThan(10);
    envelopes
        .families()
        .forEach(
            family -> {
              float[] values =
                  ((FamilyVector.Present)
                          RecordedCells.cell(CELL).extraction().families().get(family.family()))
                      .values();
              assertThat(family.bands()).hasSize(2);
              for (int k = 0; k < values.length; k++) {
                assertThat(family.values().get(k)).isEqualTo((double) values[k]);
              }
            });
  }

  @Test
  void evidenceForAnEasyCellIsMostlyForItsSubclass() {
    double sum =
        section(page, EvidenceSection.class).families().stream()
            .mapToDouble(each -> each.logOdds())
            .sum();
    assertThat(sum).isGreaterThan(0);
    assertThat(section(page, EvidenceSection.class).families())
        .hasSize(ofFamilies.input().families().size())
        .isSortedAccordingTo(
            (a, b) -> Double.compare(Math.abs(b.logOdds()), Math.abs(a.logOdds())));
  }

  @Test
  void scalarsThatAModelOfFamiliesDoesNotTakeAreShownAsSuch() {
    List<FeatureEvidence> features = section(page, EvidenceSection.class).features();
    assertThat(features).hasSize(12).allMatch(each -> !each.isOfModel());
    assertThat(features).extracting(FeatureEvidence::evidence).doesNotHaveDuplicates();
    FeatureEvidence first = features.get(0);
    assertThat(first.ranges()).extracting(ClassRange::subclass).containsExactly("Pvalb", "Sst");
    assertThat(first.value())
        .isEqualTo(
            RecordedCells.cell(CELL)
                .extraction()
                .scalars()
                .get(first.feature())
                .value()
                .orElseThrow());
  }

  @Test
  void evidenceOnTheSweepsLiesInsideTheirPanelsAndIsNamed() {
    SaliencySection saliency = section(page, SaliencySection.class);
    assertThat(page.windows()).isEqualTo(saliency.strongest());
    assertThat(saliency.panels()).isNotEmpty();
    for (SweepPanel panel : saliency.panels()) {
      assertThat(panel.potential()).hasSizeGreaterThan(50);
      assertThat(panel.evidence()).isNotEmpty();
      panel
          .evidence()
          .forEach(
              piece -> {
                assertThat(piece.fromSeconds()).isGreaterThanOrEqualTo(panel.fromSeconds());
                assertThat(piece.toSeconds()).isLessThanOrEqualTo(panel.toSeconds());
                assertThat(piece.fromSeconds()).isLessThan(piece.toSeconds());
              });
    }
    assertThat(saliency.strongest()).hasSize(SaliencySections.STRONGEST);
    assertThat(saliency.strongest())
        .isSortedAccordingTo(
            (a, b) -> Double.compare(Math.abs(b.logOdds()), Math.abs(a.logOdds())));
    for (StrongWindow window : saliency.strongest()) {
      assertThat(window.where()).matches("sweep \\d+, .*ms (after onset|into the sweep).*");
      assertThat(window.what()).matches("[a-z_]+, .*\\d to .*\\d (ms|%) (from|of) .*");
    }
  }

  @Test
  void cellOfATableHasEvidenceOfItsFeaturesAndNoSweeps() {
    Bundle bundle = RecordedCells.bundleOfScalars(forest());
    CallPage ofTable = page(bundle, CELL, false);
    assertThat(ofTable.windows()).isEmpty();
    assertThat(ofTable.curves()).isEmpty();
    assertThat(ofTable.page().sections()).noneMatch(SaliencySection.class::isInstance);
    assertThat(ofTable.page().sections()).noneMatch(EnvelopeSection.class::isInstance);
    assertThat(section(ofTable, EvidenceSection.class).features()).hasSize(12);
    List<Double> sizes =
        section(ofTable, EvidenceSection.class).features().stream()
            .map(each -> Math.abs(each.evidence()))
            .toList();
    assertThat(sizes.get(0)).isGreaterThan(0);
    assertThat(IntStream.range(1, 12)).allMatch(k -> sizes.get(k) <= sizes.get(k - 1));
  }

  @Test
  void pageIsTheSameEachTimeAndItsJsonIsReadBack(@TempDir Path folder) throws Exception {
    HtmlReport.write(page.page(), folder.resolve("a.html"));
    HtmlReport.write(page(ofFamilies, CELL, true).page(), folder.resolve("b.html"));
    JsonReport.write(page.page(), folder.resolve("a.json"));
    assertThat(folder.resolve("a.html")).hasSameBinaryContentAs(folder.resolve("b.html"));
    assertThat(JsonReport.read(folder.resolve("a.json"))).isEqualTo(page.page());
    assertThat(Files.size(folder.resolve("a.html"))).isLessThan(2_000_000);
  }
}
