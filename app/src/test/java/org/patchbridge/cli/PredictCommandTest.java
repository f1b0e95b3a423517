package org.patchbridge.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbridge.archive.dandi.FakeArchive;
import org.patchbridge.cli.console.ExitCode;
import org.patchbridge.dataset.Species;
import org.patchbridge.simulate.SimulatedStudy;
import org.patchbridge.simulate.SimulationSettings;
import org.patchbridge.simulate.SimulationSettings.ClassProportions;

/** Models of recordings and of tables are trained, saved and used as a user would. */
class PredictCommandTest {
  private static final int CELLS = 30;
  private static final SimulationSettings SHORT =
      SimulationSettings.defaults()
          .withSamplingRateHz(25_000)
          .withStepsAboveRheobasePicoamps(List.of(20, 40))
          .withProportions(ClassProportions.EQUAL);

  @TempDir static Path folder;
  private static Path ofRecordings;
  private static Program.Result trained;
  private static Path ofTables;
  private static Path table;
  private static Path trainingCell;
  private static Path cell;

  @BeforeAll
  static void train() throws Exception {
    Path recordings = folder.resolve("recordings");
    SimulatedStudy.with(SHORT, Map.of(Species.MOUSE, CELLS))
        .write(recordings, 2, (made, wasThere) -> {});
    String study = folder.resolve("study").toString();
    succeeds(
        "extract", recordings.toString(), "--labels", recordings + "/labels.csv", "--study", study);
    ofRecordings = folder.resolve("model of recordings");
    trained =
        succeeds(
            "train",
            "--study",
            study,
            "--model",
            "forest",
            "--trees",
            "30",
            "--to",
            ofRecordings + "");
    cell = SimulatedRecordings.files().get(0);
    try (Stream<Path> all = Files.walk(recordings)) {
      trainingCell =
          all.filter(file -> file.toString().endsWith(".nwb")).sorted().findFirst().orElseThrow();
    }

    String tables = folder.resolve("tables").toString();
    SimulatedTables.into(Path.of(tables), 200);
    ofTables = folder.resolve("model of tables");
    Program.Result several = Program.run("train", "--study", tables);
    String cohort = several.err().replaceAll("(?s).*--cohort: [^(]*\\(([^)]+)\\).*", "$1");
    assertThat(several.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    succeeds(
        "train", "--study", tables, "--cohort", cohort, "--trees", "10", "--to", ofTables + "");
    Path exported = folder.resolve("exported");
    succeeds("export", "--study", tables, "--to", exported.toString());
    table = exported.resolve("cohort-" + cohort + ".csv");
  }

  @Test
  void aRecordingOfAnArchiveIsCalledWhereItLies() throws Exception {
    try (FakeArchive fake = new FakeArchive()) {
      fake.add("sub-1/" + cell.getFileName(), Files.readAllBytes(cell));
      Program.Result far =
          Program.run(
              "predict",
              ofRecordings.toString(),
              "DANDI:000020",
              "--api",
              fake.api().toString(),
              "--json");
      Program.Result local =
          Program.run("predict", ofRecordings.toString(), cell.toString(), "--json");
      assertThat(far.exitCode()).as(far.err()).isEqualTo(local.exitCode());
      assertThat(far.out().replaceAll("DANDI:000020/0.210913.1639/sub-1/", ""))
          .isEqualTo(local.out().replace(cell.toRealPath().getParent() + "/", ""));
      assertThat(far.err()).contains("Read from the archive");
    }
  }

  @Test
  void trainTellsEachFigureWithItsIntervalAndWhatThatIsDrawnOver() {
    String inBrackets = " \\([0-9.]+ to [0-9.]+\\)";
    assertThat(trained.out())
        .containsPattern("95 % intervals over \\d+ donors")
        .containsPattern("true subclass in [0-9.]+ %" + inBrackets + " of the cells")
        .containsPattern("[0-9.]+" + inBrackets + " subclasses on average")
        .containsPattern("[0-9.]+ %" + inBrackets + " of the cells get a call");
  }

  private static Program.Result succeeds(String... arguments) {
    Program.Result result = Program.run(arguments);
    assertThat(result.exitCode()).as(result.err()).isZero();
    return result;
  }

  private static JsonNode json(Program.Result result) {
    try {
      return new ObjectMapper().readTree(result.out());
    } catch (IOException e) {
      throw new AssertionError(result.out(), e);
    }
  }

  @Test
  void recordingGetsProbabilitiesASetAndEvidence() {
    JsonNode call =
        json(succeeds("predict", ofRecordings.toString(), cell.toString(), "--json")).get(0);

    double sum = 0;
    for (JsonNode probability : call.at("/call/probabilities")) {
      sum += probability.asDouble();
    }
    assertThat(sum).isCloseTo(1, within(1e-9));
    assertThat(call.at("/evidence/families").size()).isGreaterThan(8);
    assertThat(call.at("/evidence/features").size()).isGreaterThan(20);
    assertThat(call.at("/call/novelty").asDouble()).isPositive();
  }

  @Test
  void trainingRecordingIsKnownAgainUnderAnyName() throws IOException {
    Path copies = Files.createDirectories(folder.resolve("copies"));
    Files.copy(trainingCell, copies.resolve("my newest cell.nwb"));
    Files.copy(cell, copies.resolve("new.nwb"));
    Path calls = folder.resolve("known.csv");

    Program.Result result = succeeds("predict", ofRecordings + "", copies + "", "--to", calls + "");

    assertThat(result.out())
        .contains("! 1 of 2 cells are the model's own training cells")
        .contains("trained on 30 simulated mouse cells");
    List<String> lines = Files.readAllLines(calls);
    assertThat(lines.get(1))
        .contains("trained on this cell: the call says nothing about new cells");
    assertThat(lines.get(2)).doesNotContain("trained on this cell");
    assertThat(lines).element(0).asString().contains("set_notes", "trained_on");
    assertThat(lines.get(2)).contains("30 simulated mouse cells");
  }

  @Test
  void originOfTheCellsAndWhatExplainsTheSetAreInTextAndJson() throws IOException {
    JsonNode told =
        json(succeeds("predict", ofRecordings + "", trainingCell + "", "--json")).get(0);

    assertThat(told.at("/trainedOn").asText()).isEqualTo("30 simulated mouse cells");
    assertThat(told.at("/call/isTrainingCell").asBoolean()).isTrue();
    assertThat(told.at("/setNotes").toString()).contains("in every set", "donors)");
    assertThat(succeeds("predict", ofRecordings + "", trainingCell + "").out())
        .contains(
            "Random forest, trained on 30 simulated mouse cells", "in every set", "! trained");
    assertThat(Files.readString(ofRecordings.resolve("manifest.json")))
        .containsSubsequence("donorsOfClass", "cellOrigins", "\"simulated\" : 30");
  }

  @Test
  void realRecordingIsFlaggedByAModelOfSimulatedCells() {
    Path unmarked = folder.resolve("unmarked.nwb");
    ImpossibleRecordings.unmarked(cell, unmarked);

    assertThat(succeeds("predict", ofRecordings + "", unmarked + "").out())
        .contains("! not a simulated recording, but the model is of simulated cells");
    assertThat(succeeds("predict", ofRecordings + "", cell + "").out())
        .doesNotContain("not a simulated recording");
  }

  @Test
  void exportedTrainingRowsAreKnownAgainUnderOtherIds() throws IOException {
    List<String> lines = Files.readAllLines(table);
    String row = lines.get(1);
    Path renamed =
        Files.write(
            folder.resolve("renamed.csv"),
            List.of(lines.get(0), "x" + row.substring(row.indexOf(','))));

    assertThat(succeeds("predict", ofTables + "", renamed + "").out())
        .contains("! trained on this cell")
        .contains("trained on 200 simulated");
  }

  @Test
  void oneRecordingIsToldAtLength() {
    Program.Result result = succeeds("predict", ofRecordings.toString(), cell.toString());

    assertThat(result.out())
        .contains("Cell ", "Probability", "Novelty", "Evidence for", "usual in");
  }

  @Test
  void threadsChangeNoCall() throws IOException {
    Path one = folder.resolve("one.csv");
    Path three = folder.resolve("three.csv");
    String from = SimulatedRecordings.folder().toString();
    succeeds("predict", ofRecordings + "", from, "--threads", "1", "--to", one + "");
    succeeds("predict", ofRecordings + "", from, "--threads", "3", "--to", three + "");

    assertThat(one).hasSameTextualContentAs(three);
    assertThat(Files.readAllLines(one).size()).isGreaterThan(8);
  }

  @Test
  void sharesAreEstimatedFromTenCellsOrMoreAndShown() throws IOException {
    String[] command = {"predict", ofTables + "", table + "", "--prior", "estimate"};
    Program.Result told = succeeds(command);
    JsonNode json = json(succeeds(added(command, "--json")));
    JsonNode usual = json(succeeds("predict", ofTables + "", table + "", "--json"));

    assertThat(told.out()).contains("Shares of the subclasses, estimated from ", "95 % interval");
    JsonNode shares = json.at("/estimatedShares");
    assertThat(shares.at("/cells").asInt()).isBetween(10, usual.size());
    double sum = 0;
    for (JsonNode one : shares.at("/subclasses")) {
      sum += one.at("/share").asDouble();
      assertThat(one.at("/low").asDouble()).isLessThanOrEqualTo(one.at("/high").asDouble());
    }
    assertThat(sum).isCloseTo(1, within(1e-9));
    assertThat(json.at("/predictions").size()).isEqualTo(usual.size());
    assertThat(json.at("/predictions/0/flags").toString()).contains("shares estimated from");
  }

  @Test
  void oneCellKeepsTheSharesOfTrainingAndSaysSo() {
    String[] command = {"predict", ofRecordings + "", cell + "", "--json"};
    JsonNode usual = json(succeeds(command)).get(0);
    JsonNode json = json(succeeds(added(command, "--prior", "estimate")));
    Program.Result told = succeeds("predict", ofRecordings + "", cell + "", "--prior", "estimate");

    assertThat(json.at("/predictions/0/call/probabilities"))
        .isEqualTo(usual.at("/call/probabilities"));
    assertThat(json.at("/predictions/0/flags").toString()).contains("too few cells");
    assertThat(json.at("/estimatedShares/subclasses").size()).isZero();
    assertThat(told.out()).contains("Shares of the subclasses stay as in training");
  }

  private static String[] added(String[] command, String... more) {
    return Stream.concat(Arrays.stream(command), Arrays.stream(more)).toArray(String[]::new);
  }

  @Test
  void unusableRecordingIsListedAndStopsNoOther() throws IOException {
    Path mixed = Files.createDirectories(folder.resolve("mixed"));
    Files.copy(cell, mixed.resolve("a.nwb"));
    Files.writeString(mixed.resolve("b.nwb"), "<html>404</html>");

    Program.Result result = Program.run("predict", ofRecordings.toString(), mixed.toString());

    assertThat(result.exitCode()).isEqualTo(ExitCode.PARTIAL_RESULT);
    assertThat(result.out()).contains("b.nwb", "not HDF5", "1 recordings refused");
  }

  @Test
  void pathThatCannotBeLookedAtIsCountedAndStopsNoRecording() throws IOException {
    Path linked = Files.createDirectories(folder.resolve("linked"));
    Files.copy(cell, linked.resolve("a.nwb"));
    Files.createSymbolicLink(linked.resolve("circle"), linked);
    Path calls = folder.resolve("linked.csv");

    Program.Result result =
        Program.run("predict", ofRecordings + "", linked + "", "--to", calls + "");

    assertThat(result.exitCode()).isEqualTo(ExitCode.PARTIAL_RESULT);
    assertThat(result.out())
        .contains("1 cells: ")
        .contains("0 recordings refused, 1 paths skipped");
    assertThat(calls).content().contains(",skipped,").contains("a link that leads back");
  }

  @Test
  void renamedColumnIsToldWithWhatItProbablyIs() throws IOException {
    String text = Files.readString(table);
    String header = text.lines().findFirst().orElseThrow();
    String column = header.split(",")[header.split(",").length - 2];
    String renamed = column.substring(column.lastIndexOf('.') + 1);
    Path other = folder.resolve("renamed.csv");
    Files.writeString(other, text.replaceFirst(column, renamed));

    Program.Result result = succeeds("predict", ofTables + "", other + "");
    Program.Result json = succeeds("predict", ofTables + "", other + "", "--json");

    assertThat(result.out())
        .contains("columns are missing: " + column)
        .contains("the model does not know are not used: " + renamed)
        .contains("'" + renamed + "' is perhaps '" + column + "'");
    assertThat(json(json).get(0).get("flags").toString())
        .contains("called with 29 of 30 features, without " + column);
    assertThat(json(json).get(0).at("/featuresAtHand/ofFeatures").asInt()).isEqualTo(30);
    assertThat(json(json).get(0).at("/columns/missing").get(0).asText()).isEqualTo(column);
    assertThat(json(json).get(0).at("/columns/unknown").get(0).asText()).isEqualTo(renamed);
    assertThat(json(json).get(0).at("/columns/closest").get(column).asText()).isEqualTo(renamed);
    assertThat(json.err()).contains("'" + renamed + "' is perhaps '" + column + "'");
    assertThat(succeeds("predict", ofTables + "", table + "").out())
        .doesNotContain("columns are missing");
  }

  @Test
  void recordingOfAnotherSpeciesIsCalledThat() {
    Path rat = Path.of("../../shared/data/recordings/nwb/hippocampus_steps_99111002.nwb");
    assumeTrue(Files.exists(rat), "needs the shared recordings");

    Program.Result result =
        succeeds("predict", ofRecordings + "", rat + "", "--protocol", "stimulus");

    assertThat(result.out())
        .contains("the recording is of species 'Rattus norvegicus'")
        .doesNotContain("does not give the species");
  }

  @Test
  void featuresTakenInAnotherWayAreRefusedWithBothWays() {
    Program.Result result =
        Program.run("predict", ofRecordings + "", cell + "", "--preset", "ipfx");

    assertThat(result.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(result.err()).contains("preset is default in the model, ipfx here");
  }

  @Test
  void modelOfTablesRefusesARecording() {
    Program.Result result = Program.run("predict", ofTables + "", cell + "");

    assertThat(result.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(result.err()).contains("takes tables, not recordings");
  }

  @Test
  void exportedTableGetsACallForEveryRow() throws IOException {
    Path calls = folder.resolve("calls.csv");
    Program.Result result = succeeds("predict", ofTables + "", table + "", "--to", calls + "");

    assertThat(Files.readAllLines(calls)).hasSameSizeAs(Files.readAllLines(table));
    assertThat(result.out()).contains("called");
  }

  @Test
  void textInANumberIsRefusedWithLineAndColumn() throws IOException {
    List<String> lines = Files.readAllLines(table);
    int lastComma = lines.get(2).lastIndexOf(',');
    lines.set(2, lines.get(2).substring(0, lastComma) + ",much");
    Path broken = Files.write(folder.resolve("broken.csv"), lines);

    Program.Result result = Program.run("predict", ofTables + "", broken + "");

    assertThat(result.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(result.err()).contains("broken.csv", "line 3", "'much' is not a number");
  }

  @Test
  void tableOfOtherFeaturesIsRefused() throws IOException {
    Path other = Files.writeString(folder.resolve("other.csv"), "cell,weight\na,1\n");

    Program.Result result = Program.run("predict", ofTables + "", other + "");

    assertThat(result.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(result.err()).contains("none of the columns is a feature");
  }

  /** Names and units of a laboratory for a table that the program itself exported. */
  private Path strangersTable() throws IOException {
    List<String> lines = Files.readAllLines(table);
    List<String> header = List.of(lines.get(0).split(","));
    int tau = header.indexOf("subthreshold.tau");
    int rin = header.indexOf("subthreshold.input_resistance");
    List<String> ours = new ArrayList<>(List.of("Cell;Tau (ms);Rin (GOhm);Mood"));
    for (String line : lines.subList(1, lines.size())) {
      String[] fields = line.split(",", -1);
      ours.add(
          fields[0] + ";" + scaled(fields[tau], 1000) + ";" + scaled(fields[rin], 0.001) + ";good");
    }
    return Files.write(folder.resolve("strangers.csv"), ours);
  }

  private static String scaled(String number, double factor) {
    return number.isEmpty()
        ? ""
        : Double.toString(Double.parseDouble(number) * factor).replace('.', ',');
  }

  @Test
  void strangersTableIsNotGuessedAtButProposedAndThenCalled() throws IOException {
    Path stranger = strangersTable();
    Path mapping = folder.resolve("strangers.yaml");
    Path calls = folder.resolve("strangers-calls.csv");

    Program.Result unnamed = Program.run("predict", ofTables + "", stranger + "");
    assertThat(unnamed.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(unnamed.err()).contains("2 of them are probably features", "patchbridge columns");

    Program.Result proposed =
        succeeds("columns", stranger + "", "--for", ofTables + "", "--to", mapping + "");
    assertThat(proposed.out()).contains("2 features found by name and magnitude", "Not used: Mood");
    assertThat(Files.readString(mapping))
        .contains("delimiter: semicolon", "decimal: comma", "unit: GOhm");

    succeeds(
        "predict", ofTables + "", stranger + "", "--columns", mapping + "", "--to", calls + "");
    assertThat(Files.readAllLines(calls)).hasSameSizeAs(Files.readAllLines(table));
  }

  @Test
  void mappingThatIsThereIsNotReplacedAndAWrongOneIsLocated() throws IOException {
    Path stranger = strangersTable();
    Path mapping =
        Files.writeString(
            folder.resolve("ours.yaml"),
            "format: 1\ndelimiter: semicolon\ndecimal: comma\ncell: Cell\nfeatures:\n"
                + "  - {feature: subthreshold.tau, column: Tau (ms), unit: furlong}\n");

    Program.Result kept =
        Program.run("columns", stranger + "", "--for", ofTables + "", "--to", mapping + "");
    Program.Result wrong =
        Program.run("predict", ofTables + "", stranger + "", "--columns", mapping + "");

    assertThat(kept.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(kept.err()).contains("is there already");
    assertThat(wrong.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(wrong.err()).contains("ours.yaml, field features[0].unit (line 6): 'furlong'");
  }

  @Test
  void bundleThatWasEditedIsRefusedByFile() throws IOException {
    Path copy = Files.createDirectories(folder.resolve("edited"));
    try (Stream<Path> files = Files.list(ofRecordings)) {
      for (Path file : files.toList()) {
        Files.copy(file, copy.resolve(file.getFileName()));
      }
    }
    Files.writeString(copy.resolve("manifest.json"), "{}");

    Program.Result result = Program.run("predict", copy + "", cell + "");

    assertThat(result.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(result.err()).contains("manifest.json", "edited or damaged");
  }

  @Test
  void priorOfOneSubclassLeavesNoOther() {
    JsonNode usual = json(succeeds("predict", ofRecordings + "", cell + "", "--json")).get(0);
    JsonNode only =
        json(succeeds(
                "predict",
                ofRecordings + "",
                cell + "",
                "--json",
                "--prior",
                "Lamp5=0,Pvalb=0,Sncg=0,Sst=0,Vip=1"))
            .get(0);

    assertThat(only.at("/call/mostProbable").asText()).isEqualTo("Vip");
    assertThat(only.at("/call/set")).isEqualTo(usual.at("/call/set"));
  }

  @Test
  void priorIsEstimatedFromABatchOnRequest() throws IOException {
    Path usual = folder.resolve("usual.csv");
    Path estimated = folder.resolve("estimated.csv");
    succeeds("predict", ofTables + "", table + "", "--to", usual + "");
    succeeds("predict", ofTables + "", table + "", "--prior", "estimate", "--to", estimated + "");

    assertThat(Files.readAllLines(estimated)).hasSameSizeAs(Files.readAllLines(usual));
    assertThat(Files.readString(estimated)).isNotEqualTo(Files.readString(usual));
  }

  @Test
  void priorThatDoesNotNameTheSubclassesIsRefused() {
    Program.Result result =
        Program.run("predict", ofRecordings + "", cell + "", "--prior", "Pvalb=1");

    assertThat(result.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(result.err()).contains("the model knows");
  }

  @Test
  void studyThatIsNotThereIsNotTrainedOn() {
    Program.Result result = Program.run("train", "--study", folder.resolve("no study").toString());

    assertThat(result.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(result.err()).contains("there is no study here");
  }
}
