package org.patchbridge.nearness;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Our own brute-force scripts under {@code bench}, run by the system's Python with numpy. */
public final class PythonOracle {
  private static final String PYTHON = "/usr/bin/python3";

  private static Optional<Boolean> numpy = Optional.empty();

  private PythonOracle() {}

  /** Rows of numbers as a table without a header, every digit kept. */
  public static Path write(double[][] rows, Path file) throws IOException {
    return Files.writeString(
        file,
        Arrays.stream(rows)
            .map(
                row ->
                    Arrays.stream(row).mapToObj(Double::toString).collect(Collectors.joining(",")))
            .collect(Collectors.joining("\n", "", "\n")));
  }

  /** The lines it prints; skips the test where Python or numpy is missing. */
  public static List<String> run(String script, Path folder, List<String> arguments)
      throws IOException, InterruptedException {
    assumeTrue(
        hasNumpy(folder), "needs " + PYTHON + " with numpy (Debian: python3-h5py brings it)");
    List<String> command = new ArrayList<>(List.of("../bench/" + script));
    command.addAll(arguments);
    Path printed = folder.resolve("printed.txt");
    if (finish(command, printed) != 0) {
      throw new IOException(script + " failed: " + Files.readString(printed));
    }
    return Files.readAllLines(printed, StandardCharsets.UTF_8);
  }

  /** Asked once: importing it takes half a second. */
  private static synchronized boolean hasNumpy(Path folder)
      throws IOException, InterruptedException {
    if (numpy.isEmpty()) {
      numpy =
          Optional.of(
              Files.isExecutable(Path.of(PYTHON))
                  && finish(List.of("-c", "import numpy"), folder.resolve("import.txt")) == 0);
    }
    return numpy.orElseThrow();
  }

  private static int finish(List<String> arguments, Path printed)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(PYTHON));
    command.addAll(arguments);
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(printed.toFile());
    builder.environment().put("OPENBLAS_NUM_THREADS", "1");
    return builder.start().waitFor();
  }
}
