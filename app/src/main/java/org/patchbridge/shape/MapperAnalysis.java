package org.patchbridge.shape;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.mapper.GraphStability;
import org.patchbridge.mapper.Mapper;
import org.patchbridge.mapper.MapperDocument;
import org.patchbridge.mapper.MapperGraph;
import org.patchbridge.mapper.MapperNode;
import org.patchbridge.mapper.MapperSettings;
import org.patchbridge.mapper.MapperStability;
import org.patchbridge.metric.Bootstrap;
import org.patchbridge.metric.DonorResampling;
import org.patchbridge.random.DerivedSeed;
import org.patchbridge.work.Progress;

/** Computes the Mapper graph of a cloud, and what of it comes back. */
public final class MapperAnalysis {
  private static final int DRAWS = 4;

  private final MapperChoice choice;
  private final int threads;
  private final Progress progress;

  public MapperAnalysis(MapperChoice choice, int threads, Progress progress) {
    this.choice = choice;
    this.threads = threads;
    this.progress = progress;
  }

  /**
   * Of points of which nothing else is known.
   *
   * @param points cells × coordinates
   * @throws InterruptedException after an interruption
   */
  public MapperShape of(String name, double[][] points) throws InterruptedException {
    return of(
        name,
        points,
        Optional.empty(),
        Map.of(),
        DonorResampling.ofSingleCells(points.length, bootstrap()));
  }

  /**
   * Of a cohort's cells.
   *
   * @param points one row a cell, in the cohort's order
   * @param features one value a cell, by name; NaN where absent
   * @throws InterruptedException after an interruption
   */
  public MapperShape of(
      String name, double[][] points, Cohort cohort, Map<String, double[]> features)
      throws InterruptedException {
    int[] rows = IntStream.range(0, cohort.size()).toArray();
    return of(
        name, points, Optional.of(cohort), features, DonorResampling.of(cohort, rows, bootstrap()));
  }

  /** How many graphs there are for the stability. */
  public static int graphs(MapperChoice choice, double[][] points) {
    return choice.draws() == 0 ? 0 : choice.draws() + choice.of(points).neighbouring().size();
  }

  private Bootstrap bootstrap() {
    return new Bootstrap(
        Math.max(1, choice.draws()), Bootstrap.DEFAULT_LEVEL, DerivedSeed.of(choice.seed(), DRAWS));
  }

  private MapperShape of(
      String name,
      double[][] points,
      Optional<Cohort> cohort,
      Map<String, double[]> features,
      DonorResampling donors)
      throws InterruptedException {
    MapperSettings settings = choice.of(points);
    MapperGraph graph = Mapper.of(points, settings);
    Optional<GraphStability> overDonors = Optional.empty();
    Optional<GraphStability> overSettings = Optional.empty();
    if (choice.draws() > 0) {
      overDonors =
          Optional.of(
              MapperStability.overDonors(points, settings, graph, donors, threads, progress));
      overSettings =
          Optional.of(
              MapperStability.overSettings(
                  points, graph, settings.neighbouring(), threads, progress));
    }
    MapperDocument document =
        MapperDocument.of(
            name,
            new MapperDocument.Subject(
                graph, settings, cohort, features, overDonors, overSettings));
    return new MapperShape(document, places(graph, settings.lens().of(points)));
  }

  private static List<double[]> places(MapperGraph graph, double[][] lens) {
    List<double[]> places = new ArrayList<>();
    for (MapperNode node : graph.nodes()) {
      double[] mean = new double[2];
      for (int member : node.members()) {
        for (int k = 0; k < lens[member].length; k++) {
          mean[k] += lens[member][k] / node.size();
        }
      }
      places.add(mean);
    }
    return places;
  }
}
