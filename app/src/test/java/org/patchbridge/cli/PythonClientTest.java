package org.patchbridge.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
  private static final Path TESTS =
      Path.of("..", "clients", "python", "tests", "test_client.py").toAbsolutePath().normalize();
  private static final Path BUNDLE = Path.of("..", "predict/src/test/resources/bundles/format-4");

  @TempDir Path folder;

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

  @Test
  void clientDoesWhatItsTestsSayWithThisProgram() throws Exception {
    assumeTrue(
        DebiansPython.has("pandas"),
        "Debian's Python and pandas are not installed (apt-get install python3-pandas)");

    String said =
        DebiansPython.run(
            folder,
            Map.of(
                "PATCHBRIDGE_TESTED_HOME",
                DebiansPython.home(folder).toString(),
                "PATCHBRIDGE_TESTED_FILES",
                files().toString()),
            DebiansPython.PROGRAM,
            TESTS.toString());

    assertThat(lastLine(said)).as(said).isEqualTo("OK");
  }

  @Test
  void clientInstallsWithoutANetworkInTheVersionOfTheProgram() throws Exception {
    assumeTrue(
        DebiansPython.has("pandas") && DebiansPython.has("pip, wheel"),
        "Debian's pandas and pip are not installed (apt-get install python3-pandas python3-pip)");
    String python = DebiansPython.withClient(folder);
    Map<String, String> installed = Map.of("PATCHBRIDGE_TESTED_INSTALLED", "");

    String said = DebiansPython.run(folder, installed, python, TESTS.toString());
    String told =
        DebiansPython.run(
            folder,
            Map.of(),
            python,
            "-c",
            "import patchbridge, importlib.metadata as m\n"
                + "print(patchbridge.__version__, m.version('patchbridge'), patchbridge.__file__)");

    assertThat(lastLine(said))
        .as("%s: those that call the program are skipped", said)
        .startsWith("OK");
    String version = versionOfTheProject();
    assertThat(told).startsWith(version + " " + version + " " + folder);
  }

  private static String versionOfTheProject() throws IOException {
    Matcher version =
        Pattern.compile("<artifactId>patchbridge</artifactId>\\s*<version>([^<]+)</version>")
            .matcher(Files.readString(Path.of("..", "pom.xml")));
    assertThat(version.find()).isTrue();
    return version.group(1).replace("-SNAPSHOT", "");
  }

  private static String lastLine(String said) {
    List<String> lines = said.lines().toList();
    return lines.get(lines.size() - 1);
  }
}
