package org.patchbridge.homology;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The edges of a cloud in the order in which its complexes grow: by length, and where two are as
 * long by the numbers of their points. An edge is known by its rank, a simplex by the rank of its
 * youngest edge and its other points.
 *
 * <p>Points are numbered from the middle of the cloud outwards: those in the middle lie in most
 * lunes and are looked at first.
 */
final class RankedEdges {
  /** Rank of an edge that is longer than all that matter, and of a point with itself. */
  static final int BEYOND = Integer.MAX_VALUE;

  private static final int BITS_OF_ENDS = 32;

  private final PointCloud cloud;
  private final int[] original;
  private final int[][] rank;
  private final int[] ends;

  private RankedEdges(PointCloud cloud, int[] original, int[][] rank, int[] ends) {
    this.cloud = cloud;
    this.original = original;
    this.rank = rank;
    this.ends = ends;
  }

  /**
   * @param longest edges beyond do not count; nor do those beyond the enclosing radius, from which
   *     on every complex is a cone
   */
  static RankedEdges of(PointCloud given, double longest) {
    double[] eccentricity = given.eccentricity();
    int[] order =
        IntStream.range(0, given.size())
            .boxed()
            .sorted(Comparator.comparingDouble(point -> eccentricity[point]))
            .mapToInt(Integer::intValue)
            .toArray();
    PointCloud cloud = given.select(order);
    int n = cloud.size();
    // Bits of a distance that is not negative are in the order of distances.
    int[][] table = new int[n][n];
    float enclosing = distances(cloud, table);
    int limit = Float.floatToRawIntBits((float) Math.min(longest, enclosing));
    long[] keys = keys(table, limit);
    Arrays.sort(keys);
    int[] ends = new int[keys.length];
    for (int[] row : table) {
      Arrays.fill(row, BEYOND);
    }
    for (int r = 0; r < keys.length; r++) {
      ends[r] = (int) keys[r];
      table[ends[r] / n][ends[r] % n] = r;
      table[ends[r] % n][ends[r] / n] = r;
    }
    return new RankedEdges(cloud, order, table, ends);
  }

  /** Fills the table with the bits of distances, and returns the enclosing radius. */
  private static float distances(PointCloud cloud, int[][] table) {
    int n = cloud.size();
    float[] farthest = new float[n];
    for (int u = 0; u < n; u++) {
      for (int v = 0; v < u; v++) {
        float distance = cloud.distance(u, v);
        table[u][v] = Float.floatToRawIntBits(distance);
        farthest[u] = Math.max(farthest[u], distance);
        farthest[v] = Math.max(farthest[v], distance);
      }
    }
    float enclosing = Float.MAX_VALUE;
    for (float each : farthest) {
      enclosing = Math.min(enclosing, each);
    }
    return enclosing;
  }

  private static long[] keys(int[][] table, int limit) {
    int n = table.length;
    int count = 0;
    for (int u = 0; u < n; u++) {
      for (int v = 0; v < u; v++) {
        count += table[u][v] <= limit ? 1 : 0;
      }
    }
    long[] keys = new long[count];
    int at = 0;
    for (int u = 0; u < n; u++) {
      for (int v = 0; v < u; v++) {
        if (table[u][v] <= limit) {
          keys[at++] = ((long) table[u][v] << BITS_OF_ENDS) | ((long) u * n + v);
        }
      }
    }
    return keys;
  }

  int points() {
    return rank.length;
  }

  /** How many there are. */
  int count() {
    return ends.length;
  }

  /** Ranks of the edges from one point to every other. */
  int[] from(int point) {
    return rank[point];
  }

  /** The end with the greater number. */
  int head(int edge) {
    return ends[edge] / rank.length;
  }

  /** The end with the lesser number. */
  int tail(int edge) {
    return ends[edge] % rank.length;
  }

  float length(int edge) {
    return cloud.distance(head(edge), tail(edge));
  }

  float distance(int one, int other) {
    return cloud.distance(one, other);
  }

  /** Number of a point in the cloud as it was given. */
  int original(int point) {
    return original[point];
  }
}
