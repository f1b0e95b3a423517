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

  /** Bits of a distance that are not looked at where edges are parted by length. */
  private static final int BITS_IN_BIN = 15;

  /** Into how many ranges of lengths edges are parted; only memory depends on it. */
  private static final int RANGES = 10;

  private static final int LEAST_RANGE = 1 << 16;

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
    int[] ends = rank(table, limit);
    mirror(table);
    return new RankedEdges(cloud, order, table, ends);
  }

  /** Fills the lower half with the bits of distances, and returns the enclosing radius. */
  private static float distances(PointCloud cloud, int[][] table) {
    int n = cloud.size();
    float[] farthest = new float[n];
    for (int u = 0; u < n; u++) {
      for (int v = 0; v < u; v++) {
        float distance = cloud.distance(u, v);
        table[u][v] = Float.floatToRawIntBits(distance);
        table[v][u] = BEYOND;
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

  /**
   * Sorts the edges of a table whose lower half holds the bits of distances, and fills the upper
   * half with their ranks. Edges are sorted a range of lengths at a time, as a copy of all would
   * take more memory than the table.
   *
   * @return ends of the edges, by rank
   */
  private static int[] rank(int[][] table, int limit) {
    int[] counts = counts(table, limit);
    int[] ends = new int[Arrays.stream(counts).sum()];
    int inRange = Math.max(LEAST_RANGE, ends.length / RANGES);
    long[] keys = new long[0];
    int ranked = 0;
    int bin = 0;
    while (ranked < ends.length) {
      int first = bin;
      int size = 0;
      do {
        size += counts[bin++];
      } while (bin < counts.length && size + counts[bin] <= inRange);
      keys = keys.length < size ? new long[Math.max(size, inRange)] : keys;
      fill(keys, table, first << BITS_IN_BIN, Math.min(limit, lastOf(bin - 1)));
      Arrays.sort(keys, 0, size);
      for (int i = 0; i < size; i++) {
        int both = (int) keys[i];
        ends[ranked] = both;
        table[both % table.length][both / table.length] = ranked++;
      }
    }
    return ends;
  }

  /** Greatest bits that fall into a bin. */
  private static int lastOf(int bin) {
    return ((bin + 1) << BITS_IN_BIN) - 1;
  }

  /** How many edges up to the limit there are in every range of the leading bits. */
  private static int[] counts(int[][] table, int limit) {
    int[] counts = new int[(limit >>> BITS_IN_BIN) + 1];
    for (int u = 0; u < table.length; u++) {
      for (int v = 0; v < u; v++) {
        if (table[u][v] <= limit) {
          counts[table[u][v] >>> BITS_IN_BIN]++;
        }
      }
    }
    return counts;
  }

  /** The edges from one length to another, as sortable numbers. */
  private static void fill(long[] keys, int[][] table, int least, int most) {
    int n = table.length;
    int at = 0;
    for (int u = 0; u < n; u++) {
      int[] row = table[u];
      for (int v = 0; v < u; v++) {
        if (row[v] >= least && row[v] <= most) {
          keys[at++] = ((long) row[v] << BITS_OF_ENDS) | ((long) u * n + v);
        }
      }
    }
  }

  /** Takes the upper half for the lower one. */
  private static void mirror(int[][] table) {
    for (int u = 0; u < table.length; u++) {
      table[u][u] = BEYOND;
      for (int v = 0; v < u; v++) {
        table[u][v] = table[v][u];
      }
    }
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
