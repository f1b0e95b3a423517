package org.patchbridge.manual;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.patchbridge.random.RandomStream;

/** What a page takes its reader to have, made of simulated cells once for all pages. */
final class GivenFiles {
  /** Scalars of the program's own export, and what a laboratory might call them. */
  private static final Map<String, String> LABORATORY_COLUMNS =
      new TreeMap<>(
          Map.of(
              "v_baseline", "Vm (mV)",
              "input_resistance", "Rin (MOhm)",
              "tau", "tau (s)",
              "rheobase_i", "rheobase (pA)",
              "threshold_v_rheo", "AP threshold (mV)",
              "width_rheo", "AP width (s)"));

  private final ManualShell shell;
  private final Path folder;

  private GivenFiles(ManualShell shell, Path folder) {
    this.shell = shell;
    this.folder = folder;
  }

  /**
   * Simulates, extracts and trains: half a minute.
   *
   * @param folder empty
   */
  static GivenFiles make(ManualShell shell, Path folder) throws Exception {
    GivenFiles given = new GivenFiles(shell, folder);
    given.run(
        """
        ./patchbridge simulate --cells 60 --species mouse --to recordings
        ./patchbridge simulate --cells 40 --species mouse --seed 9 --to others
        ./patchbridge extract recordings --labels recordings/labels.csv --features scalars --study mine
        ./patchbridge train --study mine --to mouse-model
        ./patchbridge extract others --labels others/labels.csv --features scalars --study theirs
        ./patchbridge export --study theirs --to tables
        """);
    return given;
  }

  private void run(String block) throws Exception {
    ManualShell.Result result = shell.run(folder, block);
    assertThat(result.exitCode()).as(result.printed()).isZero();
  }

  /** Puts what {@code name} stands for into a page's folder. */
  void put(String name, Path page) throws IOException {
    switch (name) {
      case "cell.nwb" -> Files.copy(firstRecording(), page.resolve(name));
      case "cloud.csv" -> Files.writeString(page.resolve(name), cloud());
      case "mouse-model of tables" -> copyModel(page.resolve("mouse-model"));
      case "labelled.csv", "our-cells.csv", "new-cells.csv", "human-cells.csv" ->
          Files.write(page.resolve(name), table(40));
      case "one-cell.csv" -> Files.write(page.resolve(name), table(1));
      default -> throw new IllegalArgumentException("nothing is known of a given " + name);
    }
  }

  private Path firstRecording() throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("others"))) {
      return files
          .filter(file -> file.toString().endsWith(".nwb"))
          .sorted()
          .findFirst()
          .orElseThrow();
    }
  }

  private void copyModel(Path target) throws IOException {
    Path model = folder.resolve("mouse-model");
    try (Stream<Path> files = Files.walk(model)) {
      for (Path file : files.toList()) {
        Files.copy(file, target.resolve(model.relativize(file).toString()));
      }
    }
  }

  /** A table as a laboratory keeps it: labels, donors, and a few measures under its own names. */
  private List<String> table(int cells) throws IOException {
    List<String[]> rows =
        Files.readAllLines(folder.resolve("tables/cohort-extracted-mouse-scalars.csv")).stream()
            .map(line -> line.split(",", -1))
            .toList();
    List<String> header = List.of(rows.get(0));
    List<String> table = new ArrayList<>();
    table.add("cell,donor,subclass," + String.join(",", LABORATORY_COLUMNS.values()));
    for (String[] row : rows.subList(1, 1 + cells)) {
      List<String> fields = new ArrayList<>();
      for (String known : List.of("cell", "donor", "subclass")) {
        fields.add(row[header.indexOf(known)]);
      }
      LABORATORY_COLUMNS
          .keySet()
          .forEach(name -> fields.add(row[header.indexOf("scalars." + name)]));
      table.add(String.join(",", fields));
    }
    return table;
  }

  private static String cloud() {
    RandomStream random = RandomStream.of(1);
    StringBuilder text = new StringBuilder("x,y\n");
    for (int point = 0; point < 60; point++) {
      double angle = 2 * Math.PI * point / 60;
      text.append(
          String.format(
              Locale.ROOT,
              "%.3f,%.3f%n",
              Math.cos(angle) + 0.1 * random.nextGaussian(),
              Math.sin(angle) + 0.1 * random.nextGaussian()));
    }
    return text.toString();
  }
}
