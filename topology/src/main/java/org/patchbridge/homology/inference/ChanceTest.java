package org.patchbridge.homology.inference;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.patchbridge.dataset.Quantile;
import org.patchbridge.homology.PersistenceDiagram;
import org.patchbridge.homology.PersistencePair;
import org.patchbridge.homology.PointCloud;
import org.patchbridge.homology.VietorisRips;
import org.patchbridge.random.RandomStream;

/**
 * Whether the longest feature of a diagram lasts longer than in clouds whose coordinates are
 * distributed as they are, one by one, but know nothing of each other: every coordinate is permuted
 * over the cells by itself.
 *
 * @param dimension of the feature, at least 1
 * @param permutations how many such clouds
 * @param seed of the permutations
 */
public record ChanceTest(int dimension, int permutations, long seed) {
  private static final double LEVEL = 0.95;

  public ChanceTest {
    if (dimension < 1 || permutations < 1) {
      throw new IllegalArgumentException(
          "dimension " + dimension + ", " + permutations + " permutations");
    }
  }

  /**
   * @param longest how long the longest feature lasts; 0 where there is none
   * @param ordinary how long it lasts at most in 95 % of the permuted clouds
   * @param p share of clouds, this one included, in which it lasts as long or longer
   */
  public record Result(double longest, double ordinary, double p) {}

  /**
   * @param points cells × coordinates
   * @throws InterruptedException after an interruption
   */
  public Result of(double[][] points, Replicates replicates) throws InterruptedException {
    double longest = longest(points);
    double[] permuted =
        replicates.values(
            permutations, number -> longest(permuted(points, RandomStream.of(seed, number))));
    long asLong = Arrays.stream(permuted).filter(each -> each >= longest).count();
    double[] sorted = Arrays.stream(permuted).sorted().toArray();
    return new Result(longest, Quantile.of(sorted, LEVEL), (asLong + 1) / (permutations + 1.0));
  }

  private double longest(double[][] points) {
    PersistenceDiagram diagram = VietorisRips.upTo(dimension).of(PointCloud.of(points)).diagram();
    return diagram.of(dimension).finite().stream()
        .mapToDouble(PersistencePair::persistence)
        .max()
        .orElse(0);
  }

  private static double[][] permuted(double[][] points, RandomStream random) {
    double[][] result = new double[points.length][points[0].length];
    int[] rows = IntStream.range(0, points.length).toArray();
    for (int column = 0; column < points[0].length; column++) {
      random.shuffle(rows);
      for (int row = 0; row < rows.length; row++) {
        result[row][column] = points[rows[row]][column];
      }
    }
    return result;
  }
}
