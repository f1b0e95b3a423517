package org.patchbridge.shape;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.patchbridge.figure.DiagramFigure;
import org.patchbridge.homology.PersistencePair;

/** Writes shapes into a folder: tables, JSON and figures. */
public final class ShapeFiles {
  private final FolderOfFiles folder;

  public ShapeFiles(FolderOfFiles folder) {
    this.folder = folder;
  }

  /**
   * All files of a cloud of which nothing but its coordinates is known.
   *
   * @return what was written
   */
  public List<Path> write(CloudShape shape, MapperShape mapper) throws IOException {
    List<Path> written = new ArrayList<>();
    written.add(folder.json("shape-" + shape.name() + ".json", shape));
    written.addAll(writeDiagram(shape, "Shape of " + shape.name()));
    written.addAll(write(mapper, "Mapper graph of " + shape.name()));
    return written;
  }

  /**
   * The diagram as a table and as figures.
   *
   * @return what was written
   */
  public List<Path> writeDiagram(CloudShape shape, String title) throws IOException {
    String stem = "diagram-" + shape.name();
    List<Path> written = new ArrayList<>();
    written.add(folder.text(stem + ".csv", diagram(shape)));
    written.addAll(folder.figure(stem, figure(shape, title)));
    return written;
  }

  /**
   * The graph as JSON and as figures.
   *
   * @return what was written
   */
  public List<Path> write(MapperShape mapper, String title) throws IOException {
    String stem = "mapper-" + mapper.document().name();
    List<Path> written = new ArrayList<>();
    written.add(folder.json(stem + ".json", mapper.document()));
    written.addAll(folder.figure(stem, MapperPicture.of(mapper, title)));
    return written;
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

  private static DiagramFigure figure(CloudShape shape, String title) {
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
        title,
        note,
        shape.diagram().pairs().stream()
            .map(pair -> new DiagramFigure.Feature(pair.dimension(), pair.birth(), pair.death()))
            .toList(),
        shape.bandWidth());
  }
}
