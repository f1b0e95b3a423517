package org.patchbridge.mapper;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.patchbridge.nearness.Euclidean;
import org.patchbridge.random.DerivedSeed;
import org.patchbridge.random.RandomStream;

/**
 * A cover and a radius that follow from the points (Carri&egrave;re, Michel &amp; Oudot 2018,
 * <i>JMLR</i> 19:12, section 4.2). The radius δ is how far a cell lies at most from a random
 * subsample of n / log n cells, in the mean over subsamples. ω is how much the lens changes at most
 * between cells not further apart than δ. Overlaps must be at least ω long for no edge of the
 * neighbourhood graph to fall between two intervals, so intervals are ω / overlap long or a little
 * longer.
 *
 * <p>In many coordinates δ is of the size of the cloud and ω of that of the lens's range: one or
 * two intervals then, which show no shape. {@link #isInformative} says so; the guarantee needs more
 * cells than there are.
 *
 * @param radius δ
 * @param moduli ω of each value of the lens
 * @param cover with as many intervals as the value with the fewest allows
 */
public record AutomaticCover(double radius, List<Double> moduli, Cover cover) {
  /** Enough for the mean of a distance that hardly varies; the paper takes 100. */
  public static final int DEFAULT_SUBSAMPLES = 20;

  /** Between 1/3 and 1/2, where no three intervals overlap and the guarantee holds. */
  public static final double OVERLAP = 0.4;

  /** With fewer intervals there is neither a branch nor a loop. */
  private static final int LEAST_INTERVALS = 4;

  private static final int MOST_INTERVALS = 200;
  private static final int LEAST_CELLS = 3;

  public AutomaticCover {
    moduli = List.copyOf(moduli);
  }

  /**
   * @param points {@code cells × coordinates}, at least 3 cells
   * @param seed of the subsamples
   */
  public static AutomaticCover of(double[][] points, Lens lens, int subsamples, long seed) {
    Euclidean.checked(points);
    if (points.length < LEAST_CELLS || subsamples < 1) {
      throw new IllegalArgumentException(
          points.length + " cells, " + subsamples + " subsamples; at least 3 and at least 1");
    }
    double radius =
        IntStream.range(0, subsamples)
                .mapToDouble(i -> farthest(points, DerivedSeed.of(seed, i)))
                .sum()
            / subsamples;
    double[][] values = lens.of(points);
    double[] moduli = moduli(points, values, radius);
    List<Double> listed = new ArrayList<>();
    int resolution = MOST_INTERVALS;
    for (int k = 0; k < moduli.length; k++) {
      listed.add(moduli[k]);
      resolution = Math.min(resolution, intervals(range(values, k), moduli[k]));
    }
    return new AutomaticCover(radius, listed, new Cover(resolution, OVERLAP));
  }

  /** Clusters as the theory has them: components of the neighbourhood graph of radius δ. */
  public PreimageClustering clustering() {
    return new PreimageClustering.Dbscan(radius, 1);
  }

  /** Whether there are enough intervals for a shape to be seen. */
  public boolean isInformative() {
    return cover.resolution() >= LEAST_INTERVALS;
  }

  /** Hausdorff distance between the cells and a subsample. */
  private static double farthest(double[][] points, long seed) {
    int[] rows = IntStream.range(0, points.length).toArray();
    RandomStream.of(seed).shuffle(rows);
    int size = (int) (points.length / StrictMath.log(points.length));
    double farthest = 0;
    for (double[] point : points) {
      double nearest = Double.POSITIVE_INFINITY;
      for (int i = 0; i < size; i++) {
        nearest = Math.min(nearest, Euclidean.squared(point, points[rows[i]]));
      }
      farthest = Math.max(farthest, nearest);
    }
    return Math.sqrt(farthest);
  }

  private static double[] moduli(double[][] points, double[][] values, double radius) {
    double[] moduli = new double[values[0].length];
    for (int i = 0; i < points.length; i++) {
      for (int j = 0; j < i; j++) {
        if (Euclidean.distance(points[i], points[j]) <= radius) {
          for (int k = 0; k < moduli.length; k++) {
            moduli[k] = Math.max(moduli[k], Math.abs(values[i][k] - values[j][k]));
          }
        }
      }
    }
    return moduli;
  }

  private static double range(double[][] values, int column) {
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (double[] row : values) {
      least = Math.min(least, row[column]);
      most = Math.max(most, row[column]);
    }
    return most - least;
  }

  /** The most that are no shorter than ω / overlap. */
  private static int intervals(double range, double modulus) {
    double lengths = range * OVERLAP / modulus;
    double most = Math.floor((lengths - OVERLAP) / (1 - OVERLAP));
    return range > 0 ? (int) Math.max(1, Math.min(MOST_INTERVALS, most)) : 1;
  }
}
