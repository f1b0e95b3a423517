package org.patchbridge.mapper;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.patchbridge.metric.DonorResampling;
import org.patchbridge.work.Progress;
import org.patchbridge.work.WorkerPool;

/**
 * How far a graph depends on which donors there were and on its settings. Results do not depend on
 * the number of threads.
 */
public final class MapperStability {
  /** Shares are then known to about 10 percentage points. */
  public static final int DEFAULT_GRAPHS = 100;

  /** Two components of fewer cells would be no lens. */
  private static final int LEAST_CELLS = 3;

  private MapperStability() {}

  /**
   * Graphs of bootstrap draws of the donors: as many as the resampling has replicates. Every draw
   * is looked at as if it were all there is: lens and cover are found anew on its cells; a given
   * lens keeps its values. A donor drawn twice counts once, since copies of a cell would make
   * clusters of their own: a draw has about 63 % of the donors. Draws of fewer than 3 cells are
   * left out.
   *
   * @param graph of the points with the settings
   * @param donors of the same cells in the same order
   */
  public static GraphStability overDonors(
      double[][] points,
      MapperSettings settings,
      MapperGraph graph,
      DonorResampling donors,
      int threads,
      Progress progress)
      throws InterruptedException {
    if (donors.unitOfCell().length != points.length || graph.cells() != points.length) {
      throw new IllegalArgumentException(
          points.length + " points, donors of " + donors.unitOfCell().length + " cells");
    }
    List<Callable<Optional<GraphMatch>>> work = new ArrayList<>();
    for (int r = 0; r < donors.replicates(); r++) {
      int replicate = r;
      work.add(
          () -> {
            int[] times = donors.draw(replicate);
            int[] rows =
                IntStream.range(0, points.length)
                    .filter(cell -> times[donors.unitOfCell()[cell]] > 0)
                    .toArray();
            return rows.length < LEAST_CELLS
                ? Optional.empty()
                : Optional.of(match(points, rows, settings, graph));
          });
    }
    return GraphStability.of(graph, run(work, threads, progress));
  }

  /**
   * Graphs of the same cells with other settings; see {@link MapperSettings#neighbouring}.
   *
   * @param graph of the points with the settings that the grid is around
   */
  public static GraphStability overSettings(
      double[][] points,
      MapperGraph graph,
      List<MapperSettings> grid,
      int threads,
      Progress progress)
      throws InterruptedException {
    int[] all = IntStream.range(0, points.length).toArray();
    List<Callable<Optional<GraphMatch>>> work = new ArrayList<>();
    for (MapperSettings settings : grid) {
      work.add(() -> Optional.of(match(points, all, settings, graph)));
    }
    return GraphStability.of(graph, run(work, threads, progress));
  }

  private static GraphMatch match(
      double[][] points, int[] rows, MapperSettings settings, MapperGraph graph) {
    double[][] drawn = IntStream.of(rows).mapToObj(row -> points[row]).toArray(double[][]::new);
    return GraphMatch.of(graph, Mapper.of(drawn, settings.select(rows)), rows);
  }

  private static List<GraphMatch> run(
      List<Callable<Optional<GraphMatch>>> work, int threads, Progress progress)
      throws InterruptedException {
    progress.started("graphs for stability", work.size(), "graphs", 0);
    return WorkerPool.run("mapper", threads, work, progress).stream()
        .flatMap(Optional::stream)
        .toList();
  }
}
