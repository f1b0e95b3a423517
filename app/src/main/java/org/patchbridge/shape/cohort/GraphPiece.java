package org.patchbridge.shape.cohort;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.patchbridge.dataset.FamilyBlock;
import org.patchbridge.shape.FolderOfFiles;
import org.patchbridge.shape.MapperAnalysis;
import org.patchbridge.shape.MapperChoice;
import org.patchbridge.shape.MapperShape;
import org.patchbridge.shape.ShapeFiles;
import org.patchbridge.work.Progress;

/**
 * The Mapper graph of one space.
 *
 * @param title of its picture
 */
record GraphPiece(CellCloud cloud, String title, MapperChoice choice) implements Piece {

  @Override
  public String name() {
    return "graph of " + cloud.name();
  }

  @Override
  public List<String> determinedBy() {
    return List.of(CloudDigest.of(cloud), title, choice.toString());
  }

  @Override
  public int steps() {
    return 1 + MapperAnalysis.graphs(choice, cloud.coordinates());
  }

  @Override
  public List<Path> run(FolderOfFiles folder, Progress progress)
      throws IOException, InterruptedException {
    MapperShape graph =
        new MapperAnalysis(choice, 1, progress)
            .of(cloud.name(), cloud.coordinates(), cloud.identified(), features());
    return new ShapeFiles(folder).write(graph, title);
  }

  /** Scalars in their units; waveforms have no mean that a node could tell. */
  private Map<String, double[]> features() {
    Map<String, double[]> features = new TreeMap<>();
    for (FamilyBlock family : cloud.cells().families()) {
      for (int column = 0;
          column < family.width() && MeasuredSpaces.isOfNumbers(family);
          column++) {
        int at = column;
        features.put(
            family.name() + "." + family.columns().get(column).name(),
            IntStream.range(0, family.cells())
                .mapToDouble(
                    cell -> family.isPresent(cell, at) ? family.value(cell, at) : Double.NaN)
                .toArray());
      }
    }
    return features;
  }
}
