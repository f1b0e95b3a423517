package org.patchbridge.reproduction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbridge.archive.Catalogue;
import org.patchbridge.archive.FetchedTables;
import org.patchbridge.archive.TableFetch;
import org.patchbridge.report.value.DataOrigin;
import org.patchbridge.report.value.Grouping;
import org.patchbridge.study.Study;
import org.patchbridge.work.InputException;
import org.patchbridge.work.Progress;

/** What a study holds, as it stands beside the published numbers. */
class ReproductionTest {
  private static final ReproductionForm FORM = PlantedReproduction.FORM;

  private static final ReproductionFiles.Origin ORIGIN =
      new ReproductionFiles.Origin(
          "PatchBridge test",
          "patchbridge reproduce --quick",
          Instant.parse("2026-01-02T03:04:05Z"));

  @TempDir static Path folder;
  private static Reproduction whole;
  private static String page;

  @BeforeAll
  static void reproduce() throws Exception {
    PlantedReproduction.fill(folder);
    Path target = folder.resolve("reproduction");
    RunLedger.begin(target, FORM, 2, "PatchBridge test", Progress.silent());
    RunLedger ledger = RunLedger.begin(target, FORM, 1, "PatchBridge test", Progress.silent());
    try (Study study = Study.openExisting(folder)) {
      whole = Reproduction.of(study, FORM);
      new ReproductionFiles(target).write(whole, ledger, ORIGIN);
    }
    page = Files.readString(target.resolve(ReproductionFiles.PAGE));
  }

  @Test
  void everyPublishedResultHasOneBesideItOnBothKindsOfSplits() {
    assertThat(whole.models())
        .hasSize(21)
        .allSatisfy(
            number -> {
              for (Grouping grouping : Grouping.values()) {
                OurNumber ours = number.ours(grouping).orElseThrow();
                assertThat(ours.metric().name()).isEqualTo(number.published().metric());
                assertThat(ours.row().runs()).isEqualTo(1);
                assertThat(ours.metric().estimate().interval()).isPresent();
              }
            });
    assertThat(whole.differences())
        .hasSize(7)
        .allSatisfy(each -> assertThat(each.ours().get(Grouping.NONE)).isPresent());
  }

  @Test
  void seedsAreThePublishedOnes() {
    assertThat(firstSeed("mouse-attention-macro-f1")).isEqualTo(23);
    assertThat(firstSeed("human-attention-macro-f1")).isEqualTo(9);
    assertThat(firstSeed("human-joint-macro-f1")).isEqualTo(36);
  }

  private static long firstSeed(String id) {
    return number(id).ours(Grouping.NONE).orElseThrow().row().firstSeed();
  }

  private static ReproducedNumber number(String id) {
    return whole.numbers().stream()
        .filter(each -> each.published().id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void whatNeedsRecordingsIsNamedWithTheCommandThatDoesIt() {
    assertThat(number("components-kept").counted()).isEmpty();
    assertThat(number("components-kept").standing())
        .isEqualTo(ReproducedNumber.Standing.NOT_MEASURED);
    assertThat(number("mouse-forest-macro-f1").differs())
        .anyMatch(words -> words.contains("waveform families"))
        .anyMatch(words -> words.contains("too narrow for sparse components"));
    assertThat(number("mouse-forest-macro-f1").remedy().orElseThrow())
        .contains("reproduce --recordings");
    assertThat(page)
        .contains("What needs raw recordings")
        .contains("patchbridge reproduce --recordings");
  }

  @Test
  void cellsAreCountedByClass() {
    long mouse = number("cells-mouse").counted().orElseThrow();
    assertThat(mouse).isEqualTo(PlantedReproduction.MOUSE.size());
    assertThat(
            whole.counts().stream()
                .filter(each -> each.published().id().startsWith("cells-mouse-"))
                .mapToLong(each -> each.counted().orElseThrow())
                .sum())
        .isEqualTo(mouse);
    assertThat(number("cells-mouse").standing()).isEqualTo(ReproducedNumber.Standing.DIFFERENT);
  }

  @Test
  void thePageBeginsWithAPictureSaysWhatItIsAndLoadsNothing() {
    assertThat(page.indexOf("<figure")).isPositive().isLessThan(page.indexOf("<table"));
    assertThat(page)
        .contains("The quick form: 1 run")
        .contains("0.873")
        .contains("Donor-grouped here")
        .contains("Time and machine")
        .doesNotContain("<script")
        .doesNotContain("https://")
        .doesNotContain("http://");
  }

  @Test
  void aKilledRunCountsInTheTimes() throws Exception {
    JsonNode runs = new ObjectMapper().readTree(folder.resolve("reproduction/time.json").toFile());

    assertThat(runs).hasSize(2);
    assertThat(runs.get(0).get("threads").asInt()).isEqualTo(2);
  }

  @Test
  void programsGetTheSameNumbersApartFromWhatDependsOnTheMachine() throws Exception {
    Path target = folder.resolve("reproduction");
    JsonNode document =
        new ObjectMapper().readTree(target.resolve(ReproductionFiles.JSON).toFile());
    List<String> csv = Files.readAllLines(target.resolve(ReproductionFiles.CSV));

    assertThat(csv).hasSize(1 + document.get("numbers").get("rows").size());
    assertThat(document.get("numbers").toString()).doesNotContain("wall_seconds", "2026-01-02");
    assertThat(document.get("made").get("runs")).hasSize(2);
    JsonNode first =
        document.get("numbers").get("rows").findParents("value").stream()
            .filter(row -> row.get("id").asText().equals("mouse-forest-macro-f1"))
            .filter(row -> row.get("grouping").asText().equals("ungrouped"))
            .findFirst()
            .orElseThrow();
    assertThat(first.get("value").asDouble())
        .isEqualTo(
            number("mouse-forest-macro-f1")
                .ours(Grouping.NONE)
                .orElseThrow()
                .metric()
                .estimate()
                .value());
    assertThat(csv.get(0)).startsWith("id,source,place,species,subject,metric,published");
  }

  @Test
  void resultsOfAnotherFormDoNotStandBesideThePublishedOnes() {
    try (Study study = Study.openExisting(folder)) {
      assertThat(Reproduction.of(study, ReproductionForm.FULL).models())
          .noneMatch(ReproducedNumber::isMeasured);
    }
  }

  @Test
  void recordingsOfPublishedCellsGoBeforeTablesAndSimulatedOnesDoNot() throws Exception {
    for (DataOrigin origin : List.of(DataOrigin.SIMULATED, DataOrigin.PUBLISHED)) {
      Path study = folder.resolve(origin.name());
      PlantedReproduction.fill(study);
      PlantedReproduction.record(study, origin);
      try (Study opened = Study.openExisting(study)) {
        ReproducedNumber number =
            Reproduction.of(opened, FORM).models().stream()
                .filter(each -> each.published().id().equals("mouse-bilstm-macro-f1"))
                .findFirst()
                .orElseThrow();
        boolean published = origin == DataOrigin.PUBLISHED;

        assertThat(number.ours()).hasSize(4);
        assertThat(number.ours(Grouping.NONE).orElseThrow().inputs())
            .isEqualTo(published ? OurNumber.Inputs.RECORDINGS : OurNumber.Inputs.TABLES);
        assertThat(number.remedy().isPresent()).isNotEqualTo(published);
        assertThat(number.differs().contains(WhatDiffers.SIMULATED)).isNotEqualTo(published);
      }
    }
  }

  @Test
  void donorsKeptTogetherAreSaidToCostWhatTheyCost() {
    ReproducedNumber number = number("mouse-bilstm-macro-f1");
    double ungrouped = number.ours(Grouping.NONE).orElseThrow().metric().estimate().value();
    double grouped = number.ours(Grouping.DONOR).orElseThrow().metric().estimate().value();

    assertThat(grouped).isLessThan(ungrouped);
    assertThat(whole.findings()).anyMatch(each -> each.contains("cells of a donor kept together"));
  }

  @Test
  void aStudyOfOtherCellsIsRefused() {
    try (Study study = Study.openExisting(folder)) {
      assertThatThrownBy(() -> PublishedTables.requireNoOthers(study, folder, true))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("other cells than the published ones (simulated-")
          .hasMessageContaining("--study");
    }
  }

  @Test
  void aFolderWithoutTheTablesIsRefusedWithWhatIsMissing() {
    TableFetch fetch =
        TableFetch.into(FetchedTables.in(folder.resolve("cache"), Catalogue.shipped()))
            .from(folder);
    try (Study study = Study.openExisting(folder)) {
      assertThatThrownBy(() -> PublishedTables.into(study, fetch, Progress.silent()))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("mouse-v1/ephys_features.csv")
          .hasMessageContaining("human-gaba/metadata.csv");
    }
  }

  @Test
  void damagedTimesAreNamedWithTheRemedy() throws Exception {
    Path target = Files.createDirectory(folder.resolve("damaged"));
    Files.writeString(target.resolve("time.json"), "{");

    assertThatThrownBy(
            () -> RunLedger.begin(target, FORM, 1, "PatchBridge test", Progress.silent()))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("remove it");
  }
}
