package org.patchbridge.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.patchbridge.dataset.Species;
import org.patchbridge.simulate.SimulatedStudy;
import org.patchbridge.simulate.SimulationSettings;
import org.patchbridge.simulate.SimulationSettings.ClassProportions;

/** Recordings of both species, simulated once for all tests. */
final class SimulatedRecordings {
  static final int OF_EACH_SPECIES = 8;
  private static final SimulationSettings SHORT =
      SimulationSettings.defaults()
          .withSamplingRateHz(25_000)
          .withStepsAboveRheobasePicoamps(List.of(20, 40))
          .withRampShare(0.5)
          .withProportions(ClassProportions.EQUAL);
  private static Path made;

  private SimulatedRecordings() {}

  /**
   * Read only: other tests use it too. Not in a static initialiser, on which workers would wait.
   */
  static synchronized Path folder() {
    if (made == null) {
      made = simulate();
    }
    return made;
  }

  private static Path simulate() {
    try {
      Path folder = Files.createTempDirectory("patchbridge-recordings").toRealPath();
      Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
      SimulatedStudy.with(
              SHORT, Map.of(Species.MOUSE, OF_EACH_SPECIES, Species.HUMAN, OF_EACH_SPECIES))
          .write(folder, 2, (cell, wasThere) -> {});
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      all.sorted(java.util.Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Path labels() {
    return folder().resolve("labels.csv");
  }

  /** In the order of their paths. */
  static List<Path> files() {
    try (Stream<Path> all = Files.walk(folder())) {
      return all.filter(path -> path.toString().endsWith(".nwb")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Copies the first recordings. */
  static List<Path> copies(Path target, int count) throws IOException {
    Files.createDirectories(target);
    for (Path file : files().subList(0, count)) {
      Files.copy(file, target.resolve(file.getFileName()));
    }
    return files().subList(0, count).stream()
        .map(file -> target.resolve(file.getFileName()))
        .toList();
  }
}
