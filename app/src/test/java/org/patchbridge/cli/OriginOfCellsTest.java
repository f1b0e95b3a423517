package org.patchbridge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbridge.report.value.DataOrigin;
import org.patchbridge.study.Study;
import org.patchbridge.study.store.CohortSource;

/** Studies know whose cells they hold. */
class OriginOfCellsTest {
  private static final String SCHEMA =
      String.join(
          "\n",
          "format: 1",
          "name: my-lab",
          "species: mouse",
          "files:",
          "  cells:",
          "    path: cells.csv",
          "    id: {column: cell}",
          "families:",
          "  - family: passive",
          "    columns:",
          "      - {name: tau, unit: s, from: tau}",
          "");

  @TempDir Path folder;
  private Path study;

  @BeforeEach
  void place() {
    study = folder.resolve("study");
  }

  private CohortSource sourceAfter(String... arguments) {
    Program.Result result = Program.run(arguments);
    assertThat(result.exitCode()).as(result.err()).isZero();
    try (Study opened = Study.openExisting(study)) {
      return opened.inputs().get(0).source();
    }
  }

  private Path tables() throws IOException {
    Files.writeString(folder.resolve("my.yaml"), SCHEMA);
    Path tables = Files.createDirectories(folder.resolve("tables"));
    Files.writeString(tables.resolve("cells.csv"), "cell,tau\na,0.01\nb,0.02\n");
    return tables;
  }

  @Test
  void tablesOfTheUsersOwnSchemaAreHisOwn() throws IOException {
    String tables = tables().toString();

    assertThat(
            sourceAfter(
                    "import", "--schema", folder + "/my.yaml", tables, "--study", study.toString())
                .origin())
        .isEqualTo(DataOrigin.OWN);
  }

  @Test
  void originThatIsSaidOfTablesIsTheirs() throws IOException {
    String tables = tables().toString();

    assertThat(
            sourceAfter(
                    "import",
                    "--schema",
                    folder + "/my.yaml",
                    tables,
                    "--origin",
                    "simulated",
                    "--study",
                    study.toString())
                .origin())
        .isEqualTo(DataOrigin.SIMULATED);
  }

  @Test
  void recordingsThatSayTheyAreSimulatedAreCountedApartFromTheUsersOwn() throws IOException {
    List<Path> simulated = SimulatedRecordings.files();
    Path mixed = Files.createDirectories(folder.resolve("mixed"));
    Files.copy(simulated.get(0), mixed.resolve("simulated.nwb"));
    ImpossibleRecordings.unmarked(simulated.get(1), mixed.resolve("recorded.nwb"));

    CohortSource source = sourceAfter("extract", mixed.toString(), "--study", study.toString());

    assertThat(source.counted().words()).isEqualTo("1 simulated, 1 own");
    assertThat(source.origin()).isEqualTo(DataOrigin.SIMULATED);
    assertThat(source.notes())
        .anySatisfy(note -> assertThat(note).contains("1 of 2 cells are simulated"));
  }
}
