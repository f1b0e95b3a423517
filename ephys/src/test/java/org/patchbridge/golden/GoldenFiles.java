package org.patchbridge.golden;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The numbers of the reference (IPFX 2.1.2 on NumPy 1.24.2, SciPy 1.10.1), kept beside the checkout
 * and not in it. Tests that need them are skipped where they are missing.
 */
public final class GoldenFiles {
  private static final Path ROOT = Path.of("../../shared/golden/ipfx");

  private GoldenFiles() {}

  /** A file of the golden folder; skips the test without it. */
  public static Path path(String relative) {
    Path file = ROOT.resolve(relative);
    assumeTrue(Files.exists(file), () -> "reference numbers are missing: " + file);
    return file;
  }

  public static JsonNode json(String relative) {
    try {
      return new ObjectMapper().readTree(path(relative).toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A number of a golden file; null, "NaN" and missing values are NaN. */
  public static double number(JsonNode node) {
    if (node == null || node.isNull() || node.isMissingNode()) {
      return Double.NaN;
    }
    return node.isTextual() ? Double.parseDouble(node.asText()) : node.asDouble();
  }

  public static double[] numbers(JsonNode array) {
    return IntStream.range(0, array.size()).mapToDouble(k -> number(array.get(k))).toArray();
  }

  /** Columns of a comma-separated file of numbers with one header line. */
  public static double[][] columns(String relative) {
    try {
      List<String> lines = Files.readAllLines(path(relative));
      int width = lines.get(0).split(",").length;
      double[][] columns = new double[width][lines.size() - 1];
      for (int row = 1; row < lines.size(); row++) {
        String[] cells = lines.get(row).split(",");
        for (int c = 0; c < width; c++) {
          columns[c][row - 1] = Double.parseDouble(cells[c]);
        }
      }
      return columns;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
