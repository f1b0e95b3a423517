package org.patchbridge.manual;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.patchbridge.random.RandomStream;

/** What a page takes its reader to have, made of simulated cells once for all pages. */
final class GivenFiles {
  /** A laboratory's table: scalars of the program's own export under the laboratory's names. */
  private static final List<LaboratoryColumn> COLUMNS =
      List.of(
          new LaboratoryColumn("v_baseline", "mV", "Vm (mV)"),
          new LaboratoryColumn("input_resistance", "MOhm", "Rin (MOhm)"),
          new LaboratoryColumn("tau", "s", "tau (s)"),
          new LaboratoryColumn("rheobase_i", "pA", "rheobase (pA)"),
          new LaboratoryColumn("threshold_v_rheo", "mV", "AP threshold (mV)"),
          new LaboratoryColumn("width_rheo", "s", "AP width (s)"));

  private record LaboratoryColumn(String scalar, String unit, String header) {
    String schemaLine() {
      return "      - {name: " + scalar + ", unit: " + unit + ", from: " + header + "}";
    }
  }

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
        ./patchbridge simulate --cells 40 --species mouse --seed 9 --to new
        for cells in recordings new; do
          ./patchbridge extract $cells --labels $cells/labels.csv --features scalars --study of-$cells
          ./patchbridge export --study of-$cells --to tables-$cells
        done
        """);
    Path reference = Files.createDirectories(folder.resolve("reference"));
    Files.write(reference.resolve("cells.csv"), given.table("recordings", 60));
    Files.write(reference.resolve("reference.yaml"), schema());
    given.run(
        """
        ./patchbridge import reference --schema reference/reference.yaml --study tables
        ./patchbridge train --study tables --to mouse-model
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
      case "nearest_mean.py" -> Files.writeString(page.resolve(name), competingProgram());
      case "cloud.csv" -> Files.writeString(page.resolve(name), cloud());
      case "mouse-model of tables" -> copyModel(page.resolve("mouse-model"));
      case "labelled.csv", "our-cells.csv", "new-cells.csv", "human-cells.csv" ->
          Files.write(page.resolve(name), table("new", 40));
      case "one-cell.csv" -> Files.write(page.resolve(name), table("new", 1));
      default -> throw new IllegalArgumentException("nothing is known of a given " + name);
    }
  }

  /** As its page shows it. */
  private static String competingProgram() {
    String text = ManualPages.text(ManualPages.PROJECT.resolve("docs/leaderboard.md"));
    return text.replaceFirst("(?s).*?\n```python\n(.*?)```.*", "$1");
  }

  private Path firstRecording() throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("new"))) {
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

  /**
   * A table as a laboratory keeps it: labels, donors, and a few measures under its own names; of
   * the subclasses that both species have.
   */
  private List<String> table(String recordings, int cells) throws IOException {
    Path exported = folder.resolve("tables-" + recordings + "/cohort-extracted-mouse-scalars.csv");
    List<String[]> rows =
        Files.readAllLines(exported).stream().map(line -> line.split(",", -1)).toList();
    List<String> header = List.of(rows.get(0));
    List<String> known = new ArrayList<>(List.of("cell", "donor", "subclass"));
    COLUMNS.forEach(column -> known.add("scalars." + column.scalar()));
    List<String> table = new ArrayList<>();
    table.add(
        "cell,donor,subclass,"
            + COLUMNS.stream().map(LaboratoryColumn::header).collect(Collectors.joining(",")));
    rows.stream()
        .skip(1)
        .filter(row -> !row[header.indexOf("subclass")].equals("Sncg"))
        .limit(cells)
        .map(row -> known.stream().map(name -> row[header.indexOf(name)]))
        .forEach(fields -> table.add(fields.collect(Collectors.joining(","))));
    return table;
  }

  private static List<String> schema() {
    List<String> lines =
        new ArrayList<>(
            List.of(
                "format: 1",
                "name: reference",
                "species: mouse",
                "files:",
                "  cells: {path: cells.csv, id: {column: cell}}",
                "donor: donor",
                "label:",
                "  column: subclass",
                "  classes: {Lamp5: Lamp5, Pvalb: Pvalb, Sst: Sst, Vip: Vip}",
                "families:",
                "  - family: subthreshold",
                "    columns:"));
    COLUMNS.forEach(column -> lines.add(column.schemaLine()));
    return lines;
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
