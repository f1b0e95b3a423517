package org.patchbridge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbridge.dataset.Species;
import org.patchbridge.simulate.SimulatedStudy;
import org.patchbridge.simulate.SimulationSettings;
import org.patchbridge.simulate.SimulationSettings.ClassProportions;

/** What a model of interneurons says of recordings that are none: case 45 of the bad inputs. */
class OutOfDistributionTest {
  private static final int TRAINING_CELLS = 50;
  private static final int ORDINARY_CELLS = 20;
  private static final int STRANGE_CELLS = 10;

  /** Share of ordinary cells that may be flagged, and of strange ones that may not be. */
  private static final double MOST_ORDINARY = 0.05;

  private static final double LEAST_STRANGE = 0.9;

  private static final SimulationSettings SHORT =
      SimulationSettings.defaults()
          .withSamplingRateHz(20_000)
          .withStepsAboveRheobasePicoamps(List.of(20, 40))
          .withRampShare(0)
          .withProportions(ClassProportions.EQUAL);

  @TempDir static Path folder;
  private static Path model;
  private static Path fresh;
  private static List<Path> ordinary;

  @BeforeAll
  static void train() throws Exception {
    Path training = folder.resolve("training");
    SimulatedStudy.with(SHORT, Map.of(Species.MOUSE, TRAINING_CELLS))
        .write(training, 2, (cell, wasThere) -> {});
    String study = folder.resolve("study").toString();
    model = folder.resolve("model");
    succeeds("extract", training + "", "--labels", training + "/labels.csv", "--study", study);
    succeeds("train", "--study", study, "--model", "forest", "--trees", "20", "--to", model + "");

    fresh = folder.resolve("fresh");
    SimulatedStudy.with(SHORT.withSeed(4), Map.of(Species.MOUSE, ORDINARY_CELLS))
        .withGlutamatergic(STRANGE_CELLS)
        .write(fresh, 2, (cell, wasThere) -> {});
    ordinary = recordings("_ses-simM0");
  }

  private static List<Path> recordings(String name) throws IOException {
    try (Stream<Path> files = Files.walk(fresh)) {
      return files.filter(file -> file.getFileName().toString().contains(name)).sorted().toList();
    }
  }

  private static void succeeds(String... arguments) {
    Program.Result result = Program.run(arguments);
    assertThat(result.exitCode()).as(result.err()).isZero();
  }

  private static JsonNode predictions(List<Path> files) throws IOException {
    List<String> arguments =
        Stream.concat(
                Stream.of("predict", model.toString(), "--json"),
                files.stream().map(Path::toString))
            .toList();
    Program.Result result = Program.run(arguments.toArray(String[]::new));
    JsonNode predictions = new ObjectMapper().readTree(result.out());
    assertThat(predictions.size()).as(result.err()).isEqualTo(files.size());
    return predictions;
  }

  private static double flagged(JsonNode predictions) {
    int flagged = 0;
    for (JsonNode prediction : predictions) {
      flagged += prediction.at("/call/verdict").asText().equals("OUT_OF_DISTRIBUTION") ? 1 : 0;
    }
    return flagged / (double) predictions.size();
  }

  @Test
  void newInterneuronsAreSeldomFlagged() throws IOException {
    assertThat(ordinary).hasSize(ORDINARY_CELLS);
    assertThat(flagged(predictions(ordinary))).isLessThanOrEqualTo(MOST_ORDINARY);
  }

  @Test
  void glutamatergicCellsAreFlagged() throws IOException {
    List<Path> glutamatergic = recordings("_ses-simMG");
    assertThat(glutamatergic).hasSize(STRANGE_CELLS);
    assertThat(flagged(predictions(glutamatergic))).isGreaterThanOrEqualTo(LEAST_STRANGE);
  }

  @Test
  void deadCellsAreFlagged() throws IOException {
    Path dead = Files.createDirectories(folder.resolve("dead"));
    for (int i = 0; i < STRANGE_CELLS; i++) {
      boolean depolarised = i % 2 == 0;
      double restMillivolts = depolarised ? -20 - i : -65 - i;
      double megaohms = depolarised ? 20 + 10 * i : 100 + 10 * i;
      ImpossibleRecordings.dead(
          ordinary.get(i), dead.resolve(i + ".nwb"), restMillivolts, megaohms, i);
    }
    assertThat(flagged(predictions(files(dead)))).isGreaterThanOrEqualTo(LEAST_STRANGE);
  }

  @Test
  void recordingsWithVoltageAndCurrentSwappedAreRefusedAndTheSwapIsNamed() throws IOException {
    Path swapped = Files.createDirectories(folder.resolve("swapped"));
    for (int i = 0; i < STRANGE_CELLS; i++) {
      ImpossibleRecordings.swapped(ordinary.get(i), swapped.resolve(i + ".nwb"));
    }
    for (JsonNode prediction : predictions(files(swapped))) {
      assertThat(prediction.at("/reason").asText())
          .contains(".nwb: ", "no usable long square", "data_00000_AD0", "probably swapped");
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }
}
