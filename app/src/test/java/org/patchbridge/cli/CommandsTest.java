package org.patchbridge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.patchbridge.certainty.HeldOutQuality.Measure;
import org.patchbridge.cli.console.ExitCode;

class CommandsTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "demo",
        "fetch",
        "simulate",
        "inspect",
        "extract",
        "import",
        "evaluate",
        "transfer",
        "train",
        "predict",
        "explain",
        "report",
        "export"
      })
  void everyCommandHasHelpWithAnExample(String command) {
    Program.Result result = Program.run(command, "--help");

    assertThat(result.exitCode()).isZero();
    assertThat(result.out()).contains("Example").contains("patchbridge " + command);
  }

  @Test
  void wrongUsageIsExitCode2WithAMessage() {
    assertThat(Program.run("evaluate", "--folds", "1").exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(Program.run("transfer", "--split", "donor", "--grouped-by", "none").err())
        .contains("--split and --grouped-by exclude each other");
    assertThat(Program.run("no-such-command").exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(Program.run().err()).contains("a command is missing");
  }

  @Test
  void wrongUsageIsTwoLinesTheErrorAndWhereTheHelpIs() {
    Program.Result result = Program.run("evaluate", "--fold", "1");

    assertThat(result.out()).isEmpty();
    assertThat(result.err().lines())
        .containsExactly(
            "patchbridge: Unknown option: '--fold'; did you mean --folds?",
            "For help: patchbridge evaluate --help");
  }

  @Test
  void cohortWithAHostileNameIsExportedIntoTheChosenFolder() throws IOException {
    Path inner = Files.createDirectories(folder.resolve("a/b/c"));
    Path table = Files.writeString(folder.resolve("t.csv"), "cell,tau\n1,2\n2,3\n");
    Path schema =
        Files.writeString(
            folder.resolve("evil.yaml"),
            """
            format: 1
            name: '../../../evil'
            species: mouse
            files: {cells: {path: t.csv, id: {column: cell}}}
            families: [{family: passive, columns: [{name: tau, unit: s}]}]
            """);
    String study = folder.resolve("evil study").toString();
    assertThat(
            Program.run("import", "--schema", schema + "", "cells=" + table, "--study", study)
                .exitCode())
        .isZero();

    for (String format : new String[] {"npz", "npy", "csv"}) {
      Program.Result result =
          Program.run("export", "--study", study, "--format", format, "--to", inner + "");
      assertThat(result.exitCode()).as(result.err()).isZero();
    }

    assertThat(inner.resolve("_.._.._evil.npz")).isNotEmptyFile();
    assertThat(inner.resolve("_.._.._evil.X.npy")).isNotEmptyFile();
    try (Stream<Path> all = Files.walk(folder)) {
      assertThat(all.filter(path -> path.getFileName().toString().endsWith("evil.npz")))
          .containsExactly(inner.resolve("_.._.._evil.npz"));
    }
  }

  @Test
  void whereNothingIsCalledNothingIsSaidOfHowMuchIsRight() {
    assertThat(
            TrainCommand.calls(
                new Measure(0, 0, 0), new Measure(Double.NaN, Double.NaN, Double.NaN)))
        .isEqualTo("no cell is certain enough to get a call");
    assertThat(TrainCommand.calls(new Measure(0.5, 0.4, 0.6), new Measure(0.9, 0.8, 1)))
        .isEqualTo(
            "50.0 % (40.0 to 60.0) of the cells get a call, of which 90.0 % (80.0 to 100.0) are"
                + " right");
  }

  @Test
  void brokenTableIsRefusedWithItsPlaceAndNoStackTrace() throws IOException {
    Path tables = Files.createDirectories(folder.resolve("tables"));
    Files.writeString(
        tables.resolve("ephys_features.csv"), "specimen_id,v_baseline\n1,-70\n2,minus seventy\n");
    Files.writeString(tables.resolve("metadata.csv"), "specimen_id_x,Donor\n1,a\n");

    Program.Result result =
        Program.run("import", tables.toString(), "--study", folder.resolve("s").toString());

    assertThat(result.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(result.err()).contains("csv").doesNotContain("\tat ");
  }

  @Test
  void folderWithoutTablesIsRefusedWithTheKnownSchemas() {
    Program.Result result =
        Program.run("evaluate", folder.toString(), "--study", folder.resolve("s").toString());

    assertThat(result.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(result.err()).contains("allen-mouse-v1");
    assertThat(folder.resolve("s")).doesNotExist();
  }

  @Test
  void reportOfAFolderWithoutStudyTellsWhatToDo() {
    Program.Result result = Program.run("report", "--study", folder.toString());

    assertThat(result.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(result.err()).contains("no study here");
  }

  @Test
  void secondProcessOnAStudyIsToldSoAndTheFirstIsNotDisturbed() throws Exception {
    Path study = folder.resolve("shared");
    Process first =
        Program.start(
            folder.resolve("first.log"),
            "demo",
            "--from",
            "tables",
            "--trees",
            "200",
            "--study",
            study.toString());
    Program.Result second;
    do {
      Thread.sleep(100);
      second = Program.run("report", "--study", study.toString());
    } while (first.isAlive() && !second.err().contains("another process"));
    first.destroyForcibly().waitFor();

    assertThat(second.err()).contains("another process is using this study");
    assertThat(second.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
  }
}
