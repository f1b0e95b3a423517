package org.patchbridge.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.patchbridge.dataset.Species;
import org.patchbridge.simulate.SimulatedStudy;
import org.patchbridge.simulate.SimulationSettings;
import org.patchbridge.simulate.SimulationSettings.ClassProportions;

/** A study of a few short simulated recordings, made once; each test has a copy. */
final class SmallStudy {
  /** Five of each class, so that there are five folds. */
  static final int CELLS = 20;

  private static Path made;

  private SmallStudy() {}

  /** A copy in this folder. */
  static synchronized Path in(Path folder) throws Exception {
    if (made == null) {
      made = make();
    }
    Path copy = folder.resolve("study");
    try (Stream<Path> all = Files.walk(made)) {
      for (Path each : all.toList()) {
        copied(each, copy.resolve(made.relativize(each).toString()));
      }
    }
    return copy;
  }

  private static void copied(Path from, Path to) throws IOException {
    if (Files.isDirectory(from)) {
      Files.createDirectories(to);
    } else {
      Files.copy(from, to);
    }
  }

  private static Path make() throws Exception {
    Path folder = Files.createTempDirectory(Path.of("target"), "small-study").toAbsolutePath();
    Path recordings = folder.resolve("recordings");
    SimulatedStudy.with(
            SimulationSettings.defaults()
                .withSamplingRateHz(25_000)
                .withStepsAboveRheobasePicoamps(List.of(40))
                .withProportions(ClassProportions.EQUAL),
            Map.of(Species.HUMAN, CELLS))
        .write(recordings, 2, (cell, wasThere) -> {});
    Path study = folder.resolve("study");
    SmallModel.succeeds(
        "extract",
        recordings + "",
        "--labels",
        recordings + "/labels.csv",
        "--features",
        "scalars",
        "--study",
        study + "");
    return study;
  }
}
