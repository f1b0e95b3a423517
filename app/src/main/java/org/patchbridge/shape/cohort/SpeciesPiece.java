package org.patchbridge.shape.cohort;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.patchbridge.homology.DiagramDistance;
import org.patchbridge.homology.PointCloud;
import org.patchbridge.homology.inference.DonorCloud;
import org.patchbridge.homology.inference.Replicates;
import org.patchbridge.homology.inference.TwoGroupTest;
import org.patchbridge.random.DerivedSeed;
import org.patchbridge.shape.FolderOfFiles;
import org.patchbridge.shape.cohort.SpeciesDifference.Distance;
import org.patchbridge.work.Progress;

/** Whether mouse and human cells of one space have diagrams that differ by more than chance. */
record SpeciesPiece(CellCloud cloud, SpaceSettings settings) implements Piece {
  private static final int CELLS = 150;
  private static final int DRAWS = 3;
  private static final int TESTS = 4;

  @Override
  public String name() {
    return "species in " + cloud.name();
  }

  @Override
  public List<String> determinedBy() {
    return List.of(
        CloudDigest.of(cloud),
        settings.shape().permutations() + "",
        settings.speciesSeed() + "",
        CELLS + " " + DRAWS);
  }

  @Override
  public int steps() {
    return 1 + TESTS * (settings.shape().permutations() + 1);
  }

  @Override
  public List<Path> run(FolderOfFiles folder, Progress progress)
      throws IOException, InterruptedException {
    DonorCloud all =
        new DonorCloud(PointCloud.of(cloud.coordinates()), cloud.identified().donorNumbers());
    int[] species =
        cloud.cells().cells().stream().mapToInt(cell -> cell.species().ordinal()).toArray();
    List<Distance> distances = new ArrayList<>();
    for (int dimension = 0; dimension <= 1; dimension++) {
      for (DiagramDistance measure : DiagramDistance.values()) {
        TwoGroupTest test =
            new TwoGroupTest(
                measure,
                dimension,
                CELLS,
                DRAWS,
                settings.shape().permutations(),
                DerivedSeed.of(settings.speciesSeed(), dimension));
        TwoGroupTest.Result result = test.of(all, species, new Replicates(1, progress));
        distances.add(Distance.of(dimension, measure, result));
      }
    }
    int size =
        IntStream.rangeClosed(0, 1)
            .map(group -> (int) Arrays.stream(species).filter(each -> each == group).count())
            .min()
            .orElse(0);
    return List.of(
        folder.json(
            SpeciesDifference.file(cloud.name()),
            new SpeciesDifference(
                Math.min(CELLS, size), DRAWS, settings.shape().permutations(), distances)));
  }
}
