package org.patchbridge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbridge.cli.console.ExitCode;
import org.patchbridge.npy.NpyArray;
import org.patchbridge.npy.NpyReader;

class ExtractCommandTest {
  @TempDir Path folder;

  private Path study() {
    return folder.resolve("study");
  }

  private Program.Result extract(Object... arguments) {
    String[] all = new String[arguments.length + 3];
    all[0] = "extract";
    for (int i = 0; i < arguments.length; i++) {
      all[i + 1] = arguments[i].toString();
    }
    all[arguments.length + 1] = "--study";
    all[arguments.length + 2] = study().toString();
    return Program.run(all);
  }

  private Path exported(String format) {
    Path target = folder.resolve("export");
    Program.Result result =
        Program.run(
            "export", "--study", study().toString(), "--format", format, "--to", target.toString());
    assertThat(result.exitCode()).as(result.err()).isZero();
    return target;
  }

  @Test
  void whatCannotBeLookedAtIsCountedToldAndStopsNoRecording() throws IOException {
    Path input = folder.resolve("linked");
    SimulatedRecordings.copies(input, 2);
    Files.createSymbolicLink(input.resolve("circle"), input);
    Files.createSymbolicLink(input.resolve("gone.nwb"), Path.of("nowhere"));

    Program.Result result = extract(input);
    JsonNode again = new ObjectMapper().readTree(extract(input, "--json").out());

    assertThat(result.exitCode()).isEqualTo(ExitCode.PARTIAL_RESULT);
    assertThat(result.out())
        .contains("2 recordings: 2 extracted, 0 done before, 0 refused, 2 paths skipped")
        .contains("circle: a link that leads back", "gone.nwb: a link that leads to no file");
    assertThat(again.at("/extraction/skipped").size()).isEqualTo(2);
  }

  @Test
  void electrodeThatTheRecordingLacksIsRefusedWithThoseItHas() throws IOException {
    Path input = folder.resolve("one");
    SimulatedRecordings.copies(input, 1);

    Program.Result other = extract(input, "--electrode", "electrode_9");
    Program.Result same = extract(input, "--electrode", "electrode_0");

    assertThat(other.exitCode()).isEqualTo(3);
    assertThat(other.out())
        .contains("no response was recorded with electrode \"electrode_9\"")
        .contains("the electrodes are [electrode_0]");
    assertThat(same.exitCode()).isZero();
    assertThat(exported("csv").resolve("recordings.csv")).content().contains("/electrode_0");
  }

  @Test
  void extractedCellsAreEvaluatedAndReportedAsTablesAre() throws IOException {
    StringBuilder labels = new StringBuilder("id,subclass\n");
    for (int i = 1; i <= SimulatedRecordings.OF_EACH_SPECIES; i++) {
      String subclass = i % 2 == 0 ? "Pvalb" : "Sst";
      labels.append("simM%05d,%s%nsimH%05d,%s%n".formatted(i, subclass, i, subclass));
    }
    Path file = Files.writeString(folder.resolve("two-classes.csv"), labels);

    Program.Result extracted = extract(SimulatedRecordings.folder(), "--labels", file);
    Program.Result evaluated =
        Program.run(
            "evaluate",
            "--study",
            study().toString(),
            "--folds",
            "2",
            "--trees",
            "5",
            "--split",
            "cell");

    assertThat(extracted.exitCode()).as(extracted.err()).isZero();
    assertThat(extracted.out())
        .contains("16 recordings: 16 extracted, 0 done before, 0 refused")
        .contains("Simulated mouse cells (extracted-mouse): 8 cells")
        .contains("Simulated human cells (extracted-human): 8 cells");
    assertThat(evaluated.exitCode()).as(evaluated.err()).isZero();
    assertThat(evaluated.out())
        .contains("Simulated mouse cells")
        .contains("Simulated human cells")
        .doesNotContain("extracted-");
    assertThat(study().resolve("report/index.html")).content().contains("first_ap_v");
  }

  @Test
  void unchangedRecordingsAreSkippedAndChangedOnesDoneAgain() throws IOException {
    List<Path> files = SimulatedRecordings.copies(folder.resolve("in"), 3);
    extract(folder.resolve("in"));
    Program.Result again = extract(folder.resolve("in"));
    Files.setLastModifiedTime(files.get(1), FileTime.from(Instant.parse("2021-01-01T00:00:00Z")));
    Program.Result changed = extract(folder.resolve("in"));

    assertThat(again.out()).contains("3 recordings: 0 extracted, 3 done before");
    assertThat(again.err()).contains("3 done before");
    assertThat(changed.out()).contains("3 recordings: 1 extracted, 2 done before");
  }

  @Test
  void otherPresetExtractsAgainAndPresetsAreNeverMixed() throws IOException {
    List<Path> files = SimulatedRecordings.copies(folder.resolve("in"), 2);
    extract(folder.resolve("in"));
    Program.Result other = extract(files.get(0), "--preset", "paper");

    assertThat(other.out())
        .contains("1 recordings: 1 extracted, 0 done before")
        .contains("1 recordings of this study were extracted with other settings");
  }

  @Test
  void refusedRecordingIsListedWithItsReasonAndStopsNoOther() throws IOException {
    Path input = folder.resolve("in");
    SimulatedRecordings.copies(input, 2);
    Files.writeString(input.resolve("page.nwb"), "<html>not found</html>");

    Program.Result result = extract(input);

    assertThat(result.exitCode()).isEqualTo(ExitCode.PARTIAL_RESULT);
    assertThat(result.out())
        .contains("3 recordings: 2 extracted, 0 done before, 1 refused")
        .contains("page.nwb")
        .contains("HDF5");
    assertThat(result.err()).doesNotContain("\tat ");
  }

  @Test
  void nothingButRefusedRecordingsIsBadInput() throws IOException {
    Path bad = Files.writeString(folder.resolve("empty.nwb"), "");

    assertThat(extract(bad).exitCode()).isEqualTo(ExitCode.BAD_INPUT);
  }

  @Test
  void refusedRecordingThatWasRepairedIsExtracted() throws IOException {
    Path file = folder.resolve("cell.nwb");
    Files.writeString(file, "");
    extract(file);
    Files.delete(file);
    Files.copy(SimulatedRecordings.files().get(0), file);

    Program.Result repaired = extract(file);

    assertThat(repaired.exitCode()).isZero();
    assertThat(repaired.out()).contains("1 recordings: 1 extracted");
  }

  @Test
  void sameCellTwiceIsTakenOnceWithAWarning() throws IOException {
    Path first = SimulatedRecordings.copies(folder.resolve("in"), 1).get(0);
    Path second = Files.copy(first, first.resolveSibling("zz-copy.nwb"));

    Program.Result result = extract(folder.resolve("in"));

    assertThat(result.exitCode()).isZero();
    assertThat(result.out())
        .contains(": 1 cells")
        .contains("another recording of the same cell")
        .contains(second.toRealPath() + ": cell 'simH00001' is also in " + first.toRealPath());
  }

  @Test
  void sameFileNamedTwiceIsReadOnce() throws IOException {
    Path file = SimulatedRecordings.copies(folder.resolve("in"), 1).get(0);

    Program.Result result = extract(file, folder.resolve("in"), folder.resolve("in") + "/*.nwb");

    assertThat(result.out()).contains("1 recordings: 1 extracted").doesNotContain("is also in");
  }

  @Test
  void featuresDoNotDependOnTheNumberOfThreads() throws IOException {
    SimulatedRecordings.copies(folder.resolve("in"), 4);
    Path other = folder.resolve("other");
    extract(folder.resolve("in"), "--threads", "2");
    Program.run(
        "extract", folder.resolve("in").toString(), "--threads", "1", "--study", other.toString());

    Program.run("export", "--study", other.toString(), "--to", other.resolve("csv").toString());
    for (String table : List.of("family_vectors", "spikes", "scalars", "sweeps", "features")) {
      assertThat(exported("csv").resolve(table + ".csv"))
          .hasSameTextualContentAs(other.resolve("csv").resolve(table + ".csv"));
    }
  }

  @Test
  void labelsJoinByIdOrFileNameAndGoBeforeTheRecording() throws IOException {
    List<Path> files = SimulatedRecordings.copies(folder.resolve("in"), 2);
    Path labels =
        Files.writeString(
            folder.resolve("labels.csv"),
            "id,donor,subclass\n"
                + "simH00001,my donor,Pvalb\n"
                + files.get(1).getFileName()
                + ",,Sst\nnobody,,Vip\n");

    Program.Result result = extract(folder.resolve("in"), "--labels", labels);

    assertThat(result.out()).contains("1 of 3 labels have no recording");
    assertThat(exported("csv").resolve("cells.csv"))
        .content()
        .contains("simH00001,human,my donor,Pvalb")
        .contains(",Sst,");
  }

  @Test
  void arraysForNumpyHoldTheFamiliesThePaperUsesInItsOrder() throws IOException {
    extract(SimulatedRecordings.folder(), "--labels", SimulatedRecordings.labels());
    Path target = exported("npz");

    JsonNode axes =
        new ObjectMapper().readTree(Files.readString(target.resolve("extracted-mouse.json")));
    Map<String, NpyArray> arrays =
        NpyReader.withDefaults().readAll(target.resolve("extracted-mouse.npz"));
    assertThat(axes.get("families")).hasSize(12);
    assertThat(axes.get("families").get(0).asText()).isEqualTo("first_ap_v");
    for (int family = 0; family < 12; family++) {
      int width = axes.get("widths").get(family).asInt();
      assertThat(axes.get("columns").get(family)).hasSize(width);
      assertThat(axes.get("columnUnits").get(family)).hasSize(width);
    }
    assertThat(axes.get("columnUnits").get(0).get(0).asText()).isEqualTo("mV");
    assertThat(axes.get("ids").get(0).asText()).isEqualTo("simM00001");
    assertThat(arrays.get("X").header().shape().subList(0, 2)).containsExactly(8L, 12L);
    assertThat(arrays.get("mask").header().shape()).isEqualTo(arrays.get("X").header().shape());
    checkPadding(arrays.get("X"), arrays.get("mask"), axes.get("widths"));
  }

  /** What is beyond a family's width, or absent, is zero in X and false in the mask. */
  private static void checkPadding(NpyArray values, NpyArray mask, JsonNode widths) {
    int widest = values.header().shape().get(2).intValue();
    int measured = 0;
    for (int i = 0; i < values.elements(); i++) {
      boolean beyond = i % widest >= widths.get(i / widest % widths.size()).asInt();
      if (mask.number(i) == 0) {
        assertThat(values.number(i)).isZero();
      } else {
        assertThat(beyond).isFalse();
        measured++;
      }
    }
    assertThat(measured).isGreaterThan(1000);
  }

  @Test
  void scalarsCanBeTheColumns() {
    Program.Result result =
        extract(SimulatedRecordings.folder(), "--features", "scalars", "--json");

    assertThat(result.out()).contains("extracted-mouse-scalars");
    assertThat(exported("csv").resolve("features.csv"))
        .content()
        .contains("scalars,input_resistance,MOhm");
  }

  @Test
  void jsonOutputIsJsonOnly() throws IOException {
    SimulatedRecordings.copies(folder.resolve("in"), 1);

    JsonNode printed = new ObjectMapper().readTree(extract(folder.resolve("in"), "--json").out());

    assertThat(printed.get("extraction").get("extracted").asInt()).isEqualTo(1);
    assertThat(printed.get("warnings")).isNotEmpty();
  }

  @Test
  void folderWithoutRecordingsIsRefusedBeforeAStudyIsMade() {
    Program.Result result = extract(folder);

    assertThat(result.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(result.err()).contains("no .nwb or .abf file");
    assertThat(study()).doesNotExist();
  }

  @Test
  void ontologyThatDoesNotKnowTheCodesLeavesNothingToAnalyse() throws IOException {
    SimulatedRecordings.copies(folder.resolve("in"), 1);
    Path ontology = Files.writeString(folder.resolve("mine.txt"), "[Long Square]\nmy_code\n");

    Program.Result result = extract(folder.resolve("in"), "--ontology", ontology);

    assertThat(result.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
  }
}
