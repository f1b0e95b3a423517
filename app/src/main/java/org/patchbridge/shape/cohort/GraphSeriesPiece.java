package org.patchbridge.shape.cohort;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.patchbridge.shape.FolderOfFiles;
import org.patchbridge.shape.MapperChoice;
import org.patchbridge.shape.MapperShape;
import org.patchbridge.shape.ShapeFiles;
import org.patchbridge.work.Progress;

/** The graphs of a series side by side; after the graphs themselves. */
record GraphSeriesPiece(SpaceSeries series, MapperChoice choice) implements Piece {

  @Override
  public String name() {
    return "graphs of " + series.name();
  }

  @Override
  public List<String> determinedBy() {
    List<String> all = new ArrayList<>(List.of(series.title(), choice.toString()));
    series.spaces().forEach(space -> all.add(CloudDigest.of(space)));
    return all;
  }

  @Override
  public int steps() {
    return 1;
  }

  @Override
  public List<Path> run(FolderOfFiles folder, Progress progress) throws IOException {
    ShapeFiles files = new ShapeFiles(folder);
    List<MapperShape> graphs = new ArrayList<>();
    for (CellCloud space : series.spaces()) {
      graphs.add(files.graph(space.name()));
    }
    return files.write(
        series.name(),
        series.spaces().stream().map(CellCloud::title).toList(),
        graphs,
        "Mapper graphs of " + series.title());
  }
}
