package org.patchbridge.space;

/**
 * What an embedding kept of the neighbourhoods of points (Venna &amp; Kaski 2001, ICANN, 485–491):
 * 1 is all of them.
 *
 * @param neighbours k, the size of the neighbourhoods
 * @param trustworthiness lowered by points that are neighbours in the embedding only: 1 − 2 / (n k
 *     (2n − 3k − 1)) × Σ over cells and such neighbours of (their rank in the original space − k)
 * @param continuity lowered by points that are neighbours in the original space only: the same with
 *     the spaces swapped
 */
public record NeighbourhoodPreservation(int neighbours, double trustworthiness, double continuity) {

  /**
   * Euclidean in both spaces. Of points equally far away the one that comes first counts as nearer,
   * so copies of a point have ranks as any points do.
   *
   * @param original {@code cells × components}
   * @param embedded {@code cells × dimensions}
   * @param neighbours at least 1 and less than half the number of cells
   * @throws IllegalArgumentException where the numbers of cells differ or {@code neighbours} is
   *     outside its range
   */
  public static NeighbourhoodPreservation of(
      double[][] original, double[][] embedded, int neighbours) {
    int cells = original.length;
    if (embedded.length != cells || neighbours < 1 || 2 * neighbours >= cells) {
      throw new IllegalArgumentException(
          neighbours
              + " neighbours among "
              + cells
              + " cells, "
              + embedded.length
              + " embedded; need equally many cells, more than twice the neighbours");
    }
    long intruders = 0;
    long lost = 0;
    for (int cell = 0; cell < cells; cell++) {
      double[] near = squaredDistances(original, cell);
      double[] shown = squaredDistances(embedded, cell);
      intruders += excessRanks(near, nearest(shown, neighbours), neighbours);
      lost += excessRanks(shown, nearest(near, neighbours), neighbours);
    }
    double scale = 2.0 / ((double) cells * neighbours * (2.0 * cells - 3.0 * neighbours - 1));
    return new NeighbourhoodPreservation(neighbours, 1 - scale * intruders, 1 - scale * lost);
  }

  /** {@code wanted}, or the largest number of neighbours that so many cells allow. */
  static int largestNeighbours(int cells, int wanted) {
    return Math.min(wanted, (cells - 1) / 2);
  }

  /** Infinite to the cell itself, which is no neighbour of its own. */
  private static double[] squaredDistances(double[][] points, int cell) {
    double[] distances = new double[points.length];
    double[] from = points[cell];
    for (int other = 0; other < points.length; other++) {
      double sum = 0;
      for (int k = 0; k < from.length; k++) {
        double difference = from[k] - points[other][k];
        sum += difference * difference;
      }
      distances[other] = sum;
    }
    distances[cell] = Double.POSITIVE_INFINITY;
    return distances;
  }

  /** The k nearest, the nearest first. */
  private static int[] nearest(double[] distances, int k) {
    int[] found = new int[k];
    int count = 0;
    for (int other = 0; other < distances.length; other++) {
      if (count == k && distances[other] >= distances[found[k - 1]]) {
        continue;
      }
      int at = count < k ? count++ : k - 1;
      for (; at > 0 && distances[found[at - 1]] > distances[other]; at--) {
        found[at] = found[at - 1];
      }
      found[at] = other;
    }
    return found;
  }

  /** Σ (rank − k) over those of the given cells whose rank by distance, from 1, is beyond k. */
  private static long excessRanks(double[] distances, int[] cells, int k) {
    long excess = 0;
    for (int cell : cells) {
      int rank = 1;
      for (int other = 0; other < distances.length; other++) {
        boolean tieBefore = distances[other] == distances[cell] && other < cell;
        rank += distances[other] < distances[cell] || tieBefore ? 1 : 0;
      }
      excess += Math.max(0, rank - k);
    }
    return excess;
  }
}
