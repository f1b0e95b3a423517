package org.patchbridge.shape;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.patchbridge.figure.DiagramFigure;
import org.patchbridge.files.AtomicFile;
import org.patchbridge.homology.PersistencePair;

/** Writes shapes into a folder: tables, JSON and figures. */
public final class ShapeFiles {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  private final Path folder;

  public ShapeFiles(Path folder) {
    this.folder = folder;
  }

  /**
   * @return what was written
   */
  public List<Path> write(CloudShape shape) throws IOException {
    Files.createDirectories(folder);
    List<Path> written = new ArrayList<>();
    written.add(text("diagram-" + shape.name() + ".csv", diagram(shape)));
    Path loops = folder.resolve("shape-" + shape.name() + ".json");
    AtomicFile.write(loops, out -> out.write(MAPPER.writeValueAsBytes(shape)));
    written.add(loops);
    DiagramFigure figure = figure(shape);
    Path stem = folder.resolve("diagram-" + shape.name());
    Path svg = stem.resolveSibling(stem.getFileName() + ".svg");
    Path png = stem.resolveSibling(stem.getFileName() + ".png");
    Path pdf = stem.resolveSibling(stem.getFileName() + ".pdf");
    figure.writeSvg(svg);
    figure.writePng(png);
    figure.writePdf(pdf);
    written.addAll(List.of(svg, png, pdf));
    return written;
  }

  private Path text(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    AtomicFile.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    return file;
  }

  /** The shortest text that is read as the same number in single precision. */
  private static String diagram(CloudShape shape) {
    StringBuilder text = new StringBuilder("dimension,birth,death\n");
    for (PersistencePair pair : shape.diagram().pairs()) {
      text.append(pair.dimension())
          .append(',')
          .append((float) pair.birth())
          .append(',')
          .append(pair.isEssential() ? "inf" : Float.toString((float) pair.death()))
          .append('\n');
    }
    return text.toString();
  }

  private static DiagramFigure figure(CloudShape shape) {
    String note =
        String.format(
            Locale.ROOT,
            "%,d cells%s%s",
            shape.points(),
            shape.landmarks() < shape.points()
                ? String.format(Locale.ROOT, " by %,d landmarks", shape.landmarks())
                : "",
            shape
                .chance()
                .map(result -> String.format(Locale.ROOT, "; longest loop: p = %.2g", result.p()))
                .orElse(""));
    return new DiagramFigure(
        "Shape of " + shape.name(),
        note,
        shape.diagram().pairs().stream()
            .map(pair -> new DiagramFigure.Feature(pair.dimension(), pair.birth(), pair.death()))
            .toList(),
        shape.bandWidth());
  }
}
