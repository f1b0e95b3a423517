package org.patchbridge.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Draws the figures of the feature dictionary from one simulated cell. */
final class FeatureFigures {
  private FeatureFigures() {}

  /** File name without suffix to SVG text, of every figure. */
  static Map<String, String> draw() {
    FigureCell cell = FigureCell.simulated();
    Map<String, String> figures = new LinkedHashMap<>();
    MeasureFigures.of(cell).forEach((name, figure) -> figures.put(name, figure.text()));
    FamilyFigures.of(cell).forEach((name, figure) -> figures.put(name, figure.text()));
    return figures;
  }

  /** Draws into a folder. */
  static void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    for (Map.Entry<String, String> figure : draw().entrySet()) {
      Files.writeString(folder.resolve(figure.getKey() + ".svg"), figure.getValue());
    }
  }
}
