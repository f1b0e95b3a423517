package org.patchbridge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbridge.cli.console.ExitCode;
import org.patchbridge.dataset.Species;
import org.patchbridge.predict.CellCall;
import org.patchbridge.predict.Model;
import org.patchbridge.predict.PatchBridge;
import org.patchbridge.simulate.SimulatedStudy;
import org.patchbridge.simulate.SimulationSettings;
import org.patchbridge.simulate.SimulationSettings.ClassProportions;

/**
 * A laboratory's table, whose schema says which scalar of a recording each column is, makes a model
 * that takes recordings, tables, and scalars that the program has exported: the same cell, the same
 * call.
 */
class TableModelOnRecordingsTest {
  private static final int TRAINING_CELLS = 20;
  private static final int NEW_CELLS = 5;
  private static final SimulationSettings SHORT =
      SimulationSettings.defaults()
          .withSamplingRateHz(25_000)
          .withStepsAboveRheobasePicoamps(List.of(40))
          .withRampShare(0.5)
          .withProportions(ClassProportions.EQUAL);
  private static final String SCALARS = "cohort-extracted-mouse-scalars.csv";
  private static final String SCHEMA =
      """
      format: 1
      name: lab
      species: mouse
      files:
        cells: {path: %s, id: {column: cell}}
      donor: donor
      label: {column: subclass, classes: {Lamp5: Lamp5, Pvalb: Pvalb, Sncg: Sncg, Sst: Sst, Vip: Vip}}
      families:
        - family: passive
          columns:
            - {name: tau, unit: ms, from: scalars.tau, times: 1000, recording: {from: tau, times: 1000}}
            - {name: resistance, unit: GΩ, from: scalars.input_resistance, over: 1000,
               recording: {from: input_resistance, over: 1000}}
            - {name: sag, unit: ratio, from: scalars.sag, valid: {below: 1}, recording: sag}
            - {name: rest, unit: mV, from: scalars.v_baseline, recording: {none: 'rest is read by eye'}}
        - family: spike
          columns:
            - {name: height, unit: mV, from: scalars.peak_v_rheo, minus: scalars.threshold_v_rheo,
               recording: {from: peak_v_rheo, minus: threshold_v_rheo}}
            - {name: width, unit: s, from: scalars.width_rheo, recording: width_rheo}
            - {name: rate, unit: Hz, from: scalars.avg_rate_hero, recording: avg_rate_hero}
            - {name: adaptation, unit: index, from: scalars.adapt_hero, recording: adapt_hero}
        - family: ramp
          columns:
            - {name: ramp_current, unit: pA, from: scalars.threshold_i_ramp, recording: threshold_i_ramp}
            - {name: ramp_ratio, unit: ratio, from: scalars.upstroke_downstroke_ratio_ramp,
               recording: upstroke_downstroke_ratio_ramp}
      """
          .formatted(SCALARS);

  @TempDir static Path folder;
  private static Path recordings;
  private static Path scalars;
  private static Path table;
  private static Path model;

  @BeforeAll
  static void trainOnATable() throws Exception {
    Path schema = folder.resolve("lab.yaml");
    Files.writeString(schema, SCHEMA);
    Path training = simulated("training", TRAINING_CELLS, SHORT);
    Path exported = exportedScalars(training, "training-study");
    String study = folder.resolve("table-study").toString();
    succeeds("import", exported + "", "--schema", schema + "", "--study", study);
    model = folder.resolve("model");
    // Without cells no model is learnt again for the columns that a table has: all have the same.
    succeeds(
        "train",
        "--study",
        study,
        "--model",
        "forest",
        "--trees",
        "20",
        "--without-cells",
        "--to",
        model + "");

    recordings = simulated("new", NEW_CELLS, SHORT.withSeed(12));
    Path fresh = exportedScalars(recordings, "new-study");
    scalars = fresh.resolve(SCALARS);
    String newTable = folder.resolve("new-table-study").toString();
    succeeds("import", fresh + "", "--schema", schema + "", "--study", newTable);
    Path tables = folder.resolve("tables");
    succeeds("export", "--study", newTable, "--to", tables + "");
    table = withoutRest(tables.resolve("cohort-lab.csv"));
  }

  private static Path simulated(String name, int cells, SimulationSettings settings)
      throws Exception {
    Path place = folder.resolve(name);
    SimulatedStudy.with(settings, Map.of(Species.MOUSE, cells))
        .write(place, 2, (made, wasThere) -> {});
    return place;
  }

  private static Path exportedScalars(Path recordings, String name) {
    String study = folder.resolve(name).toString();
    String labels = recordings + "/labels.csv";
    succeeds(
        "extract", recordings + "", "--labels", labels, "--features", "scalars", "--study", study);
    Path exported = folder.resolve(name + "-exported");
    succeeds("export", "--study", study, "--to", exported + "");
    return exported;
  }

  /** A recording has no 'rest', so the row to compare with has none either. */
  private static Path withoutRest(Path csv) throws IOException {
    List<String> lines = Files.readAllLines(csv);
    int rest = List.of(lines.get(0).split(",")).indexOf("passive.rest");
    Path without = folder.resolve("cohort-lab.csv");
    Files.write(
        without,
        lines.stream()
            .map(
                line -> {
                  String[] fields = line.split(",", -1);
                  fields[rest] = line.equals(lines.get(0)) ? "passive.rest" : "";
                  return String.join(",", fields);
                })
            .toList());
    return without;
  }

  private static Program.Result succeeds(String... arguments) {
    Program.Result result = Program.run(arguments);
    assertThat(result.exitCode()).as(result.err()).isZero();
    return result;
  }

  /** What is said of each cell, by its id, with every digit. */
  private static Map<String, String> calls(Path cells) throws IOException {
    Map<String, String> calls = new TreeMap<>();
    JsonNode all =
        new ObjectMapper().readTree(succeeds("predict", model + "", cells + "", "--json").out());
    for (JsonNode each : all) {
      JsonNode call = each.get("call");
      calls.put(
          call.get("cell").asText(),
          call.get("verdict")
              + " "
              + call.get("probabilities")
              + call.get("set")
              + call.get("novelty"));
    }
    return calls;
  }

  @Test
  void recordingItsRowAndItsExportedScalarsGetTheSameCallBitForBit() throws IOException {
    Map<String, String> ofRecordings = calls(recordings);

    assertThat(ofRecordings).hasSize(NEW_CELLS);
    assertThat(ofRecordings).isEqualTo(calls(table));
    assertThat(ofRecordings).isEqualTo(calls(scalars));
  }

  @Test
  void libraryCallsTheRecordingAsTheProgramDoes() throws IOException {
    Map<String, String> calls = calls(recordings);
    for (Path file : files()) {
      CellCall call = Model.load(model).call(PatchBridge.open(file));

      assertThat(calls.get(call.call().cell()))
          .contains(new ObjectMapper().writeValueAsString(call.probabilities()).replace(" ", ""));
    }
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(recordings)) {
      return all.filter(file -> file.toString().endsWith(".nwb")).sorted().toList();
    }
  }

  @Test
  void callOfARecordingSaysWhatOfTheTableWasMeasured() {
    String told = succeeds("predict", model + "", recordings + "", "--json").out();

    assertThat(told)
        .contains("9 of the table's 10 columns are measured in the recording")
        .contains("7 of the table's 10 columns are measured in the recording; no ramp (2)")
        .contains("in no recording: rest");
  }

  @Test
  void exportedScalarsAreSaidToBeTakenThroughTheSchema() {
    assertThat(succeeds("predict", model + "", scalars + "").out())
        .contains(SCALARS + ": 10 scalars of recordings")
        .contains("as its schema says")
        .contains("passive.rest");
  }

  @Test
  void explainAndPagesSayThatNumbersHaveNoPlaceOnTheSweeps() throws IOException {
    Path pages = folder.resolve("pages");
    Path file = files().get(0);

    assertThat(succeeds("explain", model + "", file + "", "--to", pages + "").out())
        .contains("no place: the model takes single numbers");
    succeeds("predict", model + "", recordings + "", "--pages", pages + "");

    String page =
        Files.readString(pages.resolve(file.getFileName().toString().replace(".nwb", ".html")));
    assertThat(page)
        .contains("takes single numbers of the recording")
        .doesNotContain("No part of the sweeps");
  }

  @Test
  void anotherPresetThanTheModelsIsRefused() {
    Program.Result result = Program.run("predict", model + "", recordings + "", "--preset", "ipfx");

    assertThat(result.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(result.err()).contains("preset is default in the model, ipfx here");
  }
}
