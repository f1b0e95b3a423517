package org.patchbridge.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.patchbridge.cli.PatchBridgeCommand;
import org.patchbridge.dataset.Species;
import org.patchbridge.simulate.SimulatedStudy;
import org.patchbridge.simulate.SimulationSettings;
import org.patchbridge.simulate.SimulationSettings.ClassProportions;

/** A model of a few short simulated recordings, and recordings for it, made once for all tests. */
final class SmallModel {
  private static final int TRAINING_CELLS = 12;
  private static final int NEW_CELLS = 4;
  private static final SimulationSettings SHORT =
      SimulationSettings.defaults()
          .withSamplingRateHz(25_000)
          .withStepsAboveRheobasePicoamps(List.of(40))
          .withRampShare(0.5)
          .withProportions(ClassProportions.EQUAL);

  private static SmallModel made;

  private final Path bundle;
  private final Path recordings;
  private Path ofWaveforms;

  private SmallModel(Path bundle, Path recordings) {
    this.bundle = bundle;
    this.recordings = recordings;
  }

  static synchronized SmallModel get() throws Exception {
    if (made == null) {
      Path folder = Files.createTempDirectory(Path.of("target"), "small-model").toAbsolutePath();
      Path training = folder.resolve("training");
      write(training, TRAINING_CELLS, SHORT);
      Path fresh = folder.resolve("new");
      write(fresh, NEW_CELLS, SHORT.withSeed(12));
      Path study = folder.resolve("study");
      Path bundle = folder.resolve("model");
      succeeds(
          "extract",
          training + "",
          "--labels",
          training + "/labels.csv",
          "--features",
          "scalars",
          "--study",
          study + "");
      train(study, bundle);
      made = new SmallModel(bundle, fresh);
    }
    return made;
  }

  Path bundle() {
    return bundle;
  }

  private static void train(Path study, Path bundle) {
    succeeds(
        "train", "--study", study + "", "--model", "forest", "--trees", "20", "--to", bundle + "");
  }

  /** Another model of the same cells, of families, whose evidence has places on sweeps. */
  synchronized Path ofWaveforms() {
    if (ofWaveforms == null) {
      Path folder = bundle.getParent();
      Path training = folder.resolve("training");
      Path study = folder.resolve("study-of-waveforms");
      Path target = folder.resolve("model-of-waveforms");
      succeeds(
          "extract", training + "", "--labels", training + "/labels.csv", "--study", study + "");
      train(study, target);
      ofWaveforms = target;
    }
    return ofWaveforms;
  }

  /** Folder of some new recordings. */
  Path recordings() {
    return recordings;
  }

  /** The recordings themselves, in the order of the command line. */
  List<Path> files() throws IOException {
    try (var all = Files.walk(recordings)) {
      return all.filter(path -> path.toString().endsWith(".nwb")).sorted().toList();
    }
  }

  private static void write(Path place, int cells, SimulationSettings settings) throws Exception {
    SimulatedStudy.with(settings, Map.of(Species.HUMAN, cells))
        .write(place, 2, (cell, wasThere) -> {});
  }

  static String succeeds(String... arguments) {
    PrintStream out = System.out;
    ByteArrayOutputStream captured = new ByteArrayOutputStream();
    System.setOut(new PrintStream(captured, true, StandardCharsets.UTF_8));
    try {
      assertThat(PatchBridgeCommand.run(List.of(), arguments)).isIn(0, 4);
    } finally {
      System.setOut(out);
    }
    return captured.toString(StandardCharsets.UTF_8);
  }
}
