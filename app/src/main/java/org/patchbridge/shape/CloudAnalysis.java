package org.patchbridge.shape;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.patchbridge.homology.Landmarks;
import org.patchbridge.homology.Persistence;
import org.patchbridge.homology.PersistenceDiagram;
import org.patchbridge.homology.PersistencePair;
import org.patchbridge.homology.PointCloud;
import org.patchbridge.homology.VietorisRips;
import org.patchbridge.homology.inference.ChanceTest;
import org.patchbridge.homology.inference.ConfidenceBand;
import org.patchbridge.homology.inference.DonorCloud;
import org.patchbridge.homology.inference.Replicates;
import org.patchbridge.random.DerivedSeed;
import org.patchbridge.random.RandomStream;
import org.patchbridge.work.Progress;

/** Computes the shape of a cloud: its diagram, and which loops are more than noise. */
public final class CloudAnalysis {
  private static final int MOST_LOOPS = 20;
  private static final int SAMPLE = 1;
  private static final int BAND = 2;
  private static final int CHANCE = 3;

  private final ShapeSettings settings;
  private final int threads;
  private final Progress progress;

  public CloudAnalysis(ShapeSettings settings, int threads, Progress progress) {
    this.settings = settings;
    this.threads = threads;
    this.progress = progress;
  }

  /**
   * @param points cells × coordinates
   * @param donors number of every cell's donor
   * @throws InterruptedException after an interruption
   */
  public CloudShape of(String name, double[][] points, int[] donors) throws InterruptedException {
    PointCloud cloud = PointCloud.of(points);
    Landmarks landmarks = Landmarks.of(cloud, 0, ShapeSettings.MOST_POINTS);
    boolean isWhole = landmarks.rows().length == cloud.size();
    int[] rows = isWhole ? IntStream.range(0, cloud.size()).toArray() : landmarks.rows();
    Persistence persistence =
        new VietorisRips(settings.maxDimension(), settings.longest()).of(cloud.select(rows));
    DonorCloud sample =
        new DonorCloud(cloud, donors)
            .sample(settings.sampled(), RandomStream.of(settings.seed(), SAMPLE));
    Optional<ConfidenceBand> band = band(name, sample);
    Optional<ChanceTest.Result> chance =
        settings.maxDimension() > 0 && settings.permutations() > 0
            ? Optional.of(chance(name, points))
            : Optional.empty();
    return new CloudShape(
        name,
        cloud.size(),
        rows.length,
        isWhole ? 0 : 2 * landmarks.radius(),
        persistence.diagram(),
        loops(persistence, band, rows),
        sample.size(),
        band,
        chance);
  }

  private Optional<ConfidenceBand> band(String name, DonorCloud sample)
      throws InterruptedException {
    if (settings.maxDimension() == 0 || settings.draws() == 0) {
      return Optional.empty();
    }
    progress.started(name + ": draws of donors", settings.draws(), "draws", 0);
    PersistenceDiagram diagram = VietorisRips.upTo(1).of(sample.cloud()).diagram();
    return Optional.of(
        ConfidenceBand.of(
            sample,
            diagram,
            1,
            ShapeSettings.LEVEL,
            settings.draws(),
            DerivedSeed.of(settings.seed(), BAND),
            new Replicates(threads, progress)));
  }

  private ChanceTest.Result chance(String name, double[][] points) throws InterruptedException {
    progress.started(name + ": chance", settings.permutations(), "permutations", 0);
    int[] rows = IntStream.range(0, points.length).toArray();
    RandomStream.of(settings.seed(), SAMPLE).shuffle(rows);
    double[][] sample =
        IntStream.of(rows)
            .limit(settings.sampled())
            .sorted()
            .mapToObj(row -> points[row])
            .toArray(double[][]::new);
    return new ChanceTest(1, settings.permutations(), DerivedSeed.of(settings.seed(), CHANCE))
        .of(sample, new Replicates(threads, progress));
  }

  private static List<CloudShape.Loop> loops(
      Persistence persistence, Optional<ConfidenceBand> band, int[] rows) {
    return persistence.diagram().of(1).pairs().stream()
        .sorted(Comparator.comparingDouble(PersistencePair::persistence).reversed())
        .limit(MOST_LOOPS)
        .map(
            pair ->
                CloudShape.Loop.of(
                    pair, band, persistence.loop(pair).stream().map(at -> rows[at]).toList()))
        .toList();
  }
}
