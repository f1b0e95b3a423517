package org.patchbridge.shape.cohort;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.patchbridge.dataset.Cell;
import org.patchbridge.shape.FolderOfFiles;
import org.patchbridge.space.Embedding;
import org.patchbridge.space.Umap;
import org.patchbridge.space.UmapSettings;
import org.patchbridge.work.Progress;

/** The cells of a series in the plane (UMAP), before and after. */
record EmbeddingPiece(SpaceSeries series, SpaceSettings settings) implements Piece {
  private static final UmapSettings UMAP = UmapSettings.defaults();

  @Override
  public String name() {
    return "plane of " + series.name();
  }

  @Override
  public List<String> determinedBy() {
    List<String> all = new ArrayList<>(series.spaces().stream().map(CloudDigest::of).toList());
    all.addAll(List.of(series.title(), UMAP.toString(), settings.embeddingSeed() + ""));
    return all;
  }

  @Override
  public int steps() {
    return 1 + series.spaces().size();
  }

  @Override
  public List<Path> run(FolderOfFiles folder, Progress progress)
      throws IOException, InterruptedException {
    List<EmbeddedSpaces.Plane> planes = new ArrayList<>();
    List<double[][]> places = new ArrayList<>();
    for (CellCloud space : series.spaces()) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      Embedding embedding = Umap.with(UMAP).embed(space.coordinates(), settings.embeddingSeed());
      places.add(
          places.isEmpty()
              ? embedding.coordinates()
              : Alignment.of(embedding.coordinates(), places.get(0)));
      planes.add(EmbeddedSpaces.Plane.of(space, embedding));
      progress.advanced();
    }
    List<Cell> identified = series.first().identified().cells();
    List<EmbeddedSpaces.PlacedCell> cells =
        IntStream.range(0, identified.size())
            .mapToObj(
                row ->
                    EmbeddedSpaces.PlacedCell.of(
                        identified.get(row), places.stream().map(plane -> plane[row]).toList()))
            .toList();
    EmbeddedSpaces embedded = new EmbeddedSpaces(planes, cells);
    List<Path> written = new ArrayList<>();
    written.add(folder.json(EmbeddedSpaces.file(series.name()), embedded));
    written.addAll(
        folder.figure("embedding-" + series.name(), EmbeddedPicture.of(series.title(), embedded)));
    return written;
  }
}
