package org.patchbridge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbridge.bundle.BundleFolder;
import org.patchbridge.callpage.RecordedCells;
import org.patchbridge.cli.console.ExitCode;
import org.patchbridge.ensemble.KernelLogisticLearner;
import org.patchbridge.forest.ForestSettings;
import org.patchbridge.forest.RandomForestLearner;
import org.patchbridge.table.CohortCsv;

class ExplainCommandTest {
  @TempDir static Path folder;
  private static String ofFamilies;
  private static String ofScalars;
  private static Path recording;

  @BeforeAll
  static void saveModels() {
    RandomForestLearner forest = RandomForestLearner.with(ForestSettings.defaults().withTrees(60));
    ofFamilies = folder.resolve("of-families").toString();
    ofScalars = folder.resolve("of-scalars").toString();
    BundleFolder.write(
        Path.of(ofFamilies), RecordedCells.bundleOfFamilies(KernelLogisticLearner.DEFAULT));
    BundleFolder.write(Path.of(ofScalars), RecordedCells.bundleOfScalars(forest));
    recording = SimulatedRecordings.files().get(SimulatedRecordings.OF_EACH_SPECIES);
  }

  private static String stem(Path file) {
    return file.getFileName().toString().replace(".nwb", "");
  }

  private static List<String> names(Path pages) throws IOException {
    try (Stream<Path> all = Files.list(pages)) {
      return all.map(page -> page.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void evidenceIsPrintedAndWrittenAsAPageAndAsJson() throws IOException {
    Path to = folder.resolve("explained");

    Program.Result result =
        Program.run("explain", ofFamilies, recording.toString(), "--to", to.toString());

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.out())
        .contains("Evidence for", "Where on the sweeps", "sweep ", " ms ")
        .contains("Page: " + to.resolve(stem(recording) + ".html"));
    assertThat(names(to)).containsExactly(stem(recording) + ".html", stem(recording) + ".json");
    assertThat(Files.readString(to.resolve(stem(recording) + ".html")))
        .contains("Where on the sweeps the evidence lies", "explain " + ofFamilies)
        .doesNotContain("<script");
    JsonNode json = new ObjectMapper().readTree(to.resolve(stem(recording) + ".json").toFile());
    assertThat(json.get("windows").size()).isEqualTo(15);
    json.get("curves")
        .properties()
        .forEach(
            curve -> {
              assertThat(Integer.parseInt(curve.getKey())).isNotNegative();
              double end = 0;
              for (JsonNode piece : curve.getValue()) {
                assertThat(piece.get("fromSeconds").asDouble()).isGreaterThanOrEqualTo(end);
                end = piece.get("toSeconds").asDouble();
                assertThat(piece.get("logOdds").asDouble()).isNotZero();
              }
            });
    assertThat(json.get("curves").size()).isPositive();
  }

  @Test
  void jsonThatIsPrintedIsThatOfTheFile() throws IOException {
    Path to = folder.resolve("as-json");
    Program.Result result =
        Program.run("explain", ofFamilies, recording.toString(), "--to", to.toString(), "--json");

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.out().strip())
        .isEqualTo(Files.readString(to.resolve(stem(recording) + ".json")).strip());
  }

  @Test
  void callIsThatOfPredict() throws IOException {
    Program.Result explained =
        Program.run(
            "explain",
            ofFamilies,
            recording.toString(),
            "--json",
            "--to",
            folder.resolve("same").toString());
    Program.Result predicted = Program.run("predict", ofFamilies, recording.toString(), "--json");

    assertThat(explained.exitCode()).as(explained.err()).isZero();
    assertThat(predicted.exitCode()).as(predicted.err()).isZero();
    JsonNode call = new ObjectMapper().readTree(explained.out()).get("call");
    assertThat(call).isEqualTo(new ObjectMapper().readTree(predicted.out()).get(0).get("call"));
  }

  @Test
  void tableSeveralRecordingsAndOtherPresetsAreRefusedWithTheRemedy() throws IOException {
    Path table = folder.resolve("some.csv");
    CohortCsv.write(RecordedCells.cohort(), table);

    Program.Result ofTable = Program.run("explain", ofFamilies, table.toString());
    Program.Result several =
        Program.run("explain", ofFamilies, SimulatedRecordings.folder().toString());
    Program.Result paper =
        Program.run("explain", ofFamilies, recording.toString(), "--preset", "paper");

    assertThat(ofTable.exitCode()).isEqualTo(3);
    assertThat(ofTable.err()).contains("predict --pages");
    assertThat(several.exitCode()).isEqualTo(3);
    assertThat(several.err()).contains("16 recordings; name one of them");
    assertThat(paper.exitCode()).isEqualTo(3);
    assertThat(paper.err()).contains("preset is default in the model, paper here");
  }

  @Test
  void predictWritesAPageForEachRecordingThatCanBeUsed() throws IOException {
    Path input = folder.resolve("batch");
    List<Path> copies = SimulatedRecordings.copies(input, 2);
    Files.writeString(input.resolve("broken.nwb"), "no recording");
    Path pages = folder.resolve("pages");

    Program.Result result =
        Program.run("predict", ofFamilies, input.toString(), "--pages", pages.toString());

    assertThat(result.exitCode()).as(result.err()).isEqualTo(ExitCode.PARTIAL_RESULT);
    assertThat(result.out()).contains("Pages: " + pages);
    assertThat(names(pages))
        .containsExactlyElementsOf(
            copies.stream().map(copy -> stem(copy) + ".html").sorted().toList());
    assertThat(Files.readString(pages.resolve(names(pages).get(0))))
        .contains("Where on the sweeps the evidence lies");
  }

  @Test
  void predictWritesAPageForEachRowOfATable() throws IOException {
    Path table = folder.resolve("rows.csv");
    CohortCsv.write(RecordedCells.cohort(), table);
    Path pages = folder.resolve("pages-of-rows");

    Program.Result result =
        Program.run("predict", ofScalars, table.toString(), "--pages", pages.toString());

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(names(pages)).hasSize(RecordedCells.size()).contains("cell7.html");
    assertThat(Files.readString(pages.resolve("cell7.html")))
        .contains("Cell cell7", "The features with most evidence")
        .doesNotContain("Where on the sweeps");
  }

  @Test
  void pagesAreNotWrittenForSharesThatAreFoundLater() {
    Program.Result result =
        Program.run(
            "predict",
            ofFamilies,
            recording.toString(),
            "--prior",
            "estimate",
            "--pages",
            folder.resolve("none").toString());

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("give them with --prior");
    assertThat(folder.resolve("none")).doesNotExist();
  }
}
