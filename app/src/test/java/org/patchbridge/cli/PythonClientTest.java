package org.patchbridge.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbridge.dataset.Species;
import org.patchbridge.report.value.DataOrigin;
import org.patchbridge.shape.cohort.PlantedCohorts;
import org.patchbridge.study.Study;
import org.patchbridge.study.store.CohortSource;

/** clients/python: its own tests, with this build as the program that it calls. */
class PythonClientTest {
  private static final String PYTHON = "/usr/bin/python3";
  private static final Path CLIENT = Path.of("..", "clients", "python");
  private static final Path BUNDLE = Path.of("..", "predict/src/test/resources/bundles/format-4");
  private static final String MAIN = PatchBridgeCommand.class.getName();

  @TempDir Path folder;

  /** One that needs no build, in a folder with a blank in its name. */
  private Path home() throws IOException {
    Path home = Files.createDirectory(folder.resolve("a home"));
    Path launcher = home.resolve("patchbridge");
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Files.writeString(
        launcher,
        "#!/bin/sh\nexec '"
            + java
            + "' -Xmx1g -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp '"
            + System.getProperty("java.class.path")
            + "' "
            + MAIN
            + " \"$@\"\n");
    assertThat(launcher.toFile().setExecutable(true)).isTrue();
    return home;
  }

  private Path files() throws IOException {
    Path files = Files.createDirectory(folder.resolve("files"));
    Path model = Files.createDirectory(files.resolve("model"));
    try (Stream<Path> parts = Files.list(BUNDLE)) {
      for (Path part : parts.toList()) {
        Files.copy(part, model.resolve(part.getFileName()));
      }
    }
    Files.writeString(files.resolve("cells of a lab.csv"), "cell,family 0.f0_0\n01,0.5\n02,-0.5\n");
    Files.copy(SimulatedRecordings.files().get(0), files.resolve("recording.nwb"));
    try (Study study = Study.open(files.resolve("study"))) {
      study.add(
          PlantedCohorts.twoClasses(Species.MOUSE, 24, 0, 1),
          new CohortSource(DataOrigin.SIMULATED, "planted", List.of(), List.of()));
    }
    return files;
  }

  private static String run(Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(PYTHON, "-B"));
    command.addAll(List.of(arguments));
    ProcessBuilder process = new ProcessBuilder(command).redirectErrorStream(true);
    process.environment().putAll(environment);
    Process started = process.start();
    String said = new String(started.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    started.waitFor();
    return said.strip();
  }

  @Test
  void clientDoesWhatItsTestsSayWithThisProgram() throws Exception {
    assumeTrue(
        Files.isExecutable(Path.of(PYTHON)) && run(Map.of(), "-c", "import pandas").isEmpty(),
        "Debian's Python and pandas are not installed (apt-get install python3-pandas)");

    String said =
        run(
            Map.of(
                "PATCHBRIDGE_TESTED_HOME",
                home().toString(),
                "PATCHBRIDGE_TESTED_FILES",
                files().toString()),
            CLIENT.resolve("tests/test_client.py").toString());

    List<String> lines = Arrays.asList(said.split("\n"));
    assertThat(lines.get(lines.size() - 1)).as(said).isEqualTo("OK");
  }
}
