package org.patchbridge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbridge.cli.console.ExitCode;
import org.patchbridge.random.RandomStream;
import org.patchbridge.table.schema.TableSchema;

/** Models of published cells, here of made-up tables of the same form, are built and named. */
class ReferenceCommandTest {
  private static final int CELLS = 120;

  @TempDir static Path folder;

  @BeforeAll
  static void tables() throws IOException {
    List<String> columns =
        TableSchema.shipped("allen-human-gaba").families().stream()
            .flatMap(family -> family.features().stream())
            .map(feature -> feature.column().name())
            .toList();
    RandomStream random = RandomStream.of(1);
    List<String> features = new ArrayList<>(List.of("specimen_id," + String.join(",", columns)));
    List<String> metadata =
        new ArrayList<>(
            List.of("specimen_id_x,Donor,condition,Revised_subclass_label,Cortical_layer"));
    String[] classes = {"PVALB", "SST", "VIP", "LAMP5/PAX6/Other"};
    for (int cell = 0; cell < CELLS; cell++) {
      int of = cell % classes.length;
      features.add(
          cell
              + ","
              + columns.stream()
                  .map(name -> 0.02 + 0.01 * of + 0.002 * random.nextDouble() + "")
                  .collect(Collectors.joining(",")));
      metadata.add(cell + ",d" + cell / 2 + ",acute," + classes[of] + ",3");
    }
    Path tables = Files.createDirectories(folder.resolve("tables"));
    Files.write(tables.resolve("ephys_features.csv"), features);
    Files.write(tables.resolve("metadata.csv"), metadata);
  }

  /** In a process of its own, whose data and cache folders are the test's. */
  private static Program.Result run(String... arguments) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                PatchBridgeCommand.class.getName()));
    command.addAll(List.of(arguments));
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
    builder
        .environment()
        .putAll(
            Map.of(
                "PATCHBRIDGE_DATA", folder.resolve("data").toString(),
                "PATCHBRIDGE_CACHE", folder.resolve("cache").toString()));
    Process process = builder.start();
    assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
    return new Program.Result(process.exitValue(), Files.readString(out), Files.readString(err));
  }

  @Test
  void referenceIsBuiltOnceAndThenPredictsByName() throws Exception {
    Program.Result missing = run("predict", "human", "cells.csv");
    assertThat(missing.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(missing.err()).contains("patchbridge reference human");

    String tables = folder.resolve("tables").toString();
    Program.Result built = run("reference", "human", "--tables", tables, "--threads", "2");
    assertThat(built.exitCode()).as(built.err()).isZero();
    assertThat(built.out())
        .contains(
            "120 published human cells", "93 features; it holds its cells", "please cite: Lee");
    assertThat(folder.resolve("cache").resolve("building-human")).doesNotExist();

    Program.Result again = run("reference", "human");
    assertThat(again.err()).contains("is built already");

    Program.Result listed = run("reference", "list", "--json");
    JsonNode all = new ObjectMapper().readTree(listed.out());
    assertThat(all.findValuesAsText("name"))
        .containsExactly("mouse", "human", "aligned-mouse", "aligned-human");
    assertThat(all.get(1).get("folder").asText()).endsWith("human");
    assertThat(all.get(0).get("folder").isNull()).isTrue();

    Path few = folder.resolve("few.csv");
    Files.writeString(
        few,
        "cell,subthreshold.tau,subthreshold.v_baseline\n"
            + "a,0.021,0.021\nb,0.031,0.031\nc,0.041,0.041\nd,0.051,0.051\ne,0.021,0.021\n");
    Program.Result called = run("predict", "human", few.toString(), "--adapt", "none");
    assertThat(called.exitCode()).as(called.err()).isZero();
    assertThat(called.out()).contains("2 of 81 features: held-out macro-F1 1.00");
  }

  @Test
  void unknownReferenceIsBadInputWithWhatThereIs() {
    Program.Result result = Program.run("reference", "cat");

    assertThat(result.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(result.err()).contains("no reference 'cat'; there are mouse, human, aligned-mouse");
  }

  @Test
  void infoWithoutANameIsWrongUsage() {
    assertThat(Program.run("reference", "info").exitCode()).isEqualTo(ExitCode.USAGE);
  }
}
