package org.patchbridge.shape;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.patchbridge.figure.DiagramFigure;
import org.patchbridge.homology.PersistenceDiagram;
import org.patchbridge.homology.PersistencePair;

/** Writes shapes into a folder: tables, JSON and figures. */
public final class ShapeFiles {
  private static final String SHAPE = "shape-";
  private static final String DIAGRAM = "diagram-";
  private static final String GRAPH = "mapper-";
  private static final String PLACES = "places";

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
    written.addAll(writeShape(shape, "Shape of " + shape.name()));
    written.addAll(write(mapper, "Mapper graph of " + shape.name()));
    return written;
  }

  /**
   * The longest loops and the tests as JSON, the diagram as a table and as figures.
   *
   * @return what was written
   */
  public List<Path> writeShape(CloudShape shape, String title) throws IOException {
    String stem = DIAGRAM + shape.name();
    List<Path> written = new ArrayList<>();
    written.add(folder.json(SHAPE + shape.name() + ".json", shape));
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
    String stem = GRAPH + mapper.document().name();
    List<Path> written = new ArrayList<>();
    written.add(folder.json(stem + ".json", mapper.document(), PLACES, mapper.places()));
    written.addAll(folder.figure(stem, MapperPicture.of(mapper, title)));
    return written;
  }

  /**
   * Graphs of the same cells side by side as figures.
   *
   * @param headings one a graph
   * @return what was written
   */
  public List<Path> write(
      String name, List<String> headings, List<MapperShape> graphs, String title)
      throws IOException {
    return folder.figure(GRAPH + name, MapperPicture.of(headings, graphs, title));
  }

  /** What was written of a cloud's shape. */
  public CloudShape shape(String name) throws IOException {
    CloudShape kept = folder.json(SHAPE + name + ".json", new TypeReference<>() {});
    List<PersistencePair> pairs = new ArrayList<>();
    for (String line : folder.lines(DIAGRAM + name + ".csv")) {
      String[] fields = line.split(",", -1);
      if (!fields[0].equals("dimension")) {
        pairs.add(
            new PersistencePair(
                Integer.parseInt(fields[0]),
                Float.parseFloat(fields[1]),
                fields[2].equals("inf") ? Double.POSITIVE_INFINITY : Float.parseFloat(fields[2]),
                List.of()));
      }
    }
    return kept.with(new PersistenceDiagram(pairs));
  }

  /** What was written of a graph. */
  public MapperShape graph(String name) throws IOException {
    String file = GRAPH + name + ".json";
    Places places = folder.json(file, new TypeReference<>() {});
    return new MapperShape(folder.json(file, new TypeReference<>() {}), places.places());
  }

  /** Of the nodes of a graph: x and y. */
  private record Places(List<double[]> places) {}

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
