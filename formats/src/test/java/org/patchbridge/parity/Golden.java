package org.patchbridge.parity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The numbers of the reference: IPFX 2.1.2 on NumPy 1.24.2 and SciPy 1.10.1. They are kept beside
 * the checkout; what they hold is described with them.
 */
final class Golden {
  static final Path ROOT = Path.of("../../shared/golden/ipfx");
  private static final ObjectMapper JSON = new ObjectMapper();

  private Golden() {}

  static boolean isThere() {
    return Files.isDirectory(ROOT);
  }

  /** Cells with a recording and the numbers of both paths. */
  static List<String> cells() {
    try (Stream<Path> folders = Files.list(ROOT)) {
      return folders
          .map(folder -> folder.getFileName().toString())
          .filter(cell -> Files.exists(ROOT.resolve(cell).resolve("ipfx.json")))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Path recording(String cell) {
    return ROOT.resolve("nwb").resolve(cell + ".nwb");
  }

  static JsonNode json(String cell, String file) {
    try {
      return JSON.readTree(ROOT.resolve(cell).resolve(file).toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static double number(JsonNode node) {
    if (node == null || node.isNull() || node.isMissingNode()) {
      return Double.NaN;
    }
    return node.isTextual() ? Double.parseDouble(node.asText()) : node.asDouble();
  }
}
