package org.patchbridge.shape.cohort;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.patchbridge.shape.CloudAnalysis;
import org.patchbridge.shape.CloudShape;
import org.patchbridge.shape.FolderOfFiles;
import org.patchbridge.shape.ShapeFiles;
import org.patchbridge.shape.ShapeSettings;
import org.patchbridge.work.Progress;

/**
 * Persistent homology of one space.
 *
 * @param title of its picture
 */
record ShapePiece(CellCloud cloud, String title, ShapeSettings settings) implements Piece {

  @Override
  public String name() {
    return "shape of " + cloud.name();
  }

  @Override
  public List<String> determinedBy() {
    return List.of(CloudDigest.of(cloud), title, settings.toString());
  }

  @Override
  public int steps() {
    return 1 + settings.draws() + settings.permutations();
  }

  @Override
  public List<Path> run(FolderOfFiles folder, Progress progress)
      throws IOException, InterruptedException {
    CloudShape shape =
        new CloudAnalysis(settings, 1, progress)
            .of(cloud.name(), cloud.coordinates(), cloud.identified().donorNumbers());
    return new ShapeFiles(folder).writeShape(shape, title);
  }
}
