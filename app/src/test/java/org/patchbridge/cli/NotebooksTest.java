package org.patchbridge.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * examples/notebooks: they are kept without outputs, and run from the first cell to the last in an
 * environment of their own with Debian's Jupyter.
 */
class NotebooksTest {
  private static final Path NOTEBOOKS = Path.of("..", "examples", "notebooks");
  private static final String MODULES = "nbconvert, ipykernel, matplotlib, pandas, sklearn";

  @TempDir Path folder;

  private static List<Path> notebooks() throws IOException {
    try (Stream<Path> files = Files.list(NOTEBOOKS)) {
      return files.filter(file -> file.toString().endsWith(".ipynb")).sorted().toList();
    }
  }

  private static JsonNode read(Path notebook) throws IOException {
    return new ObjectMapper().readTree(notebook.toFile());
  }

  @Test
  void notebooksAreKeptWithoutOutputs() throws IOException {
    assertThat(notebooks()).hasSize(3);
    for (Path notebook : notebooks()) {
      for (JsonNode cell : read(notebook).path("cells")) {
        if (cell.path("cell_type").asText().equals("code")) {
          assertThat(cell.path("outputs")).as(notebook + ": outputs").isEmpty();
          assertThat(cell.path("execution_count").isNull()).as(notebook + ": count").isTrue();
        }
      }
    }
  }

  @Test
  void notebooksRunInACleanEnvironment() throws Exception {
    assumeTrue(
        Boolean.getBoolean("patchbridge.full"),
        "three notebooks take some minutes: -Dpatchbridge.full=true");
    assumeTrue(
        DebiansPython.has(MODULES),
        "Debian's Jupyter is not installed (apt-get install python3-nbconvert python3-ipykernel"
            + " python3-matplotlib python3-pandas python3-sklearn)");
    String python = DebiansPython.withClient(folder);
    DebiansPython.run(folder, Map.of(), python, "-m", "ipykernel", "install", "--sys-prefix");
    Map<String, String> environment =
        Map.of("PATCHBRIDGE_HOME", DebiansPython.home(folder).toString());
    for (Path notebook : notebooks()) {
      String name = notebook.getFileName().toString();
      Files.copy(notebook, folder.resolve(name));

      String said =
          DebiansPython.run(
              folder,
              environment,
              python,
              "-m",
              "nbconvert",
              "--to",
              "notebook",
              "--execute",
              "--ExecutePreprocessor.timeout=1800",
              "--output",
              "run-" + name,
              name);

      assertThat(folder.resolve("run-" + name)).as(said).exists();
      assertThat(pictures(read(folder.resolve("run-" + name)))).as(name).isPositive();
    }
  }

  private static long pictures(JsonNode notebook) {
    return notebook.findValues("image/png").size();
  }
}
