package org.patchbridge.homology;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The reference program, from Debian's package {@code ripser} (1.2.1). */
final class Ripser {
  private static final Pattern DIMENSION = Pattern.compile("persistence intervals in dim (\\d):");
  private static final Pattern INTERVAL = Pattern.compile(" \\[([^,]+),([^)]*)\\)");

  private Ripser() {}

  /** Births and deaths, in order, one list a dimension; deaths may be infinite. */
  static List<List<double[]>> intervals(double[][] cloud, int dimension, Path folder)
      throws IOException, InterruptedException {
    Path file = folder.resolve("cloud.txt");
    Files.writeString(
        file,
        Arrays.stream(cloud)
            .map(
                point ->
                    Arrays.stream(point)
                        .mapToObj(Double::toString)
                        .collect(Collectors.joining(" ")))
            .collect(Collectors.joining("\n", "", "\n")));
    Path printed = folder.resolve("printed.txt");
    Process process = start(file, dimension, printed);
    if (process.waitFor() != 0) {
      throw new IOException("ripser failed: " + Files.readString(printed));
    }
    return parse(Files.readAllLines(printed, StandardCharsets.UTF_8));
  }

  private static Process start(Path file, int dimension, Path printed) {
    try {
      return new ProcessBuilder(
              "ripser",
              "--format",
              "point-cloud",
              "--dim",
              Integer.toString(dimension),
              file.toString())
          .redirectErrorStream(true)
          .redirectOutput(printed.toFile())
          .start();
    } catch (IOException missing) {
      assumeTrue(false, "the program ripser is not installed: run-tests installs it");
      throw new IllegalStateException(missing);
    }
  }

  private static List<List<double[]>> parse(List<String> lines) {
    List<List<double[]>> intervals = new ArrayList<>();
    for (String line : lines) {
      Matcher interval = INTERVAL.matcher(line);
      if (DIMENSION.matcher(line).matches()) {
        intervals.add(new ArrayList<>());
      } else if (interval.matches() && !intervals.isEmpty()) {
        String death = interval.group(2).strip();
        intervals
            .get(intervals.size() - 1)
            .add(
                new double[] {
                  Double.parseDouble(interval.group(1)),
                  death.isEmpty() ? Double.POSITIVE_INFINITY : Double.parseDouble(death)
                });
      }
    }
    return intervals;
  }
}
