package org.patchbridge.mapper;

import java.util.Arrays;
import java.util.Locale;
import org.patchbridge.nearness.Euclidean;

/** How the cells of one piece of a cover fall into clusters. */
public sealed interface PreimageClustering {
  /** In no cluster. */
  int NOISE = -1;

  /** As it stands in a caption. */
  String label();

  /**
   * @param points {@code all cells × coordinates}
   * @param cells some of them, at least one
   * @return number of each cell's cluster, in the order of {@code cells}, from 0 in the order of
   *     their first cells; {@value #NOISE} where it is in none
   */
  int[] clusters(double[][] points, int[] cells);

  /**
   * Single linkage, cut at the first gap (Singh, M&eacute;moli &amp; Carlsson 2007): the heights at
   * which clusters merge make a histogram from the smallest of them to the largest distance of two
   * cells; merges before its first empty bin are done, later ones are not. No empty bin: one
   * cluster. Time grows with the square of the cells, memory with their number.
   *
   * @param bins of the histogram, at least 2; more bins, more clusters
   */
  record SingleLinkage(int bins) implements PreimageClustering {
    public SingleLinkage {
      if (bins < 2) {
        throw new IllegalArgumentException(bins + " bins; at least 2");
      }
    }

    @Override
    public String label() {
      return "single linkage, first gap of " + bins + " bins";
    }

    @Override
    public int[] clusters(double[][] points, int[] cells) {
      SpanningTree tree = SpanningTree.of(points, cells);
      double[] heights = tree.heights();
      double least = Arrays.stream(heights).min().orElse(0);
      double range = tree.diameter() - least;
      DisjointSets sets = new DisjointSets(cells.length);
      int gap = range > 0 ? firstEmptyBin(heights, least, range) : bins;
      for (int i = 1; i < cells.length; i++) {
        if (!(range > 0) || bin(heights[i - 1], least, range) < gap) {
          sets.join(tree.child(i), tree.parent(i));
        }
      }
      return sets.numbers();
    }

    private int firstEmptyBin(double[] heights, double least, double range) {
      int[] counts = new int[bins];
      for (double height : heights) {
        counts[bin(height, least, range)]++;
      }
      int gap = 0;
      while (gap < bins && counts[gap] > 0) {
        gap++;
      }
      return gap;
    }

    private int bin(double height, double least, double range) {
      return Math.min(bins - 1, (int) ((height - least) / range * bins));
    }
  }

  /**
   * DBSCAN (Ester et al. 1996). A cell is a core where at least so many cells, itself included, lie
   * within the radius; cores within the radius of each other are one cluster; any other cell
   * belongs to its nearest core (the first of equally near ones) within the radius, or to none.
   * With 1 cell the clusters are the components of the neighbourhood graph.
   *
   * @param radius at least 0
   * @param leastCells at least 1
   */
  record Dbscan(double radius, int leastCells) implements PreimageClustering {
    public Dbscan {
      if (!(radius >= 0) || leastCells < 1) {
        throw new IllegalArgumentException(
            "radius " + radius + ", " + leastCells + " cells; at least 0 and at least 1");
      }
    }

    @Override
    public String label() {
      return String.format(Locale.ROOT, "DBSCAN, radius %.4g, %d cells", radius, leastCells);
    }

    @Override
    public int[] clusters(double[][] points, int[] cells) {
      int[] within = new int[cells.length];
      for (int i = 0; i < cells.length; i++) {
        within[i]++;
        for (int j = 0; j < i; j++) {
          if (distance(points, cells, i, j) <= radius) {
            within[i]++;
            within[j]++;
          }
        }
      }
      DisjointSets sets = new DisjointSets(cells.length);
      boolean[] kept = new boolean[cells.length];
      for (int i = 0; i < cells.length; i++) {
        kept[i] = attach(points, cells, within, i, sets);
      }
      return sets.numbers(kept);
    }

    /** Whether the cell is in a cluster. */
    private boolean attach(
        double[][] points, int[] cells, int[] within, int cell, DisjointSets sets) {
      boolean core = within[cell] >= leastCells;
      double nearest = Double.POSITIVE_INFINITY;
      int at = NOISE;
      for (int other = 0; other < cells.length; other++) {
        if (other == cell || within[other] < leastCells) {
          continue;
        }
        double distance = distance(points, cells, cell, other);
        if (distance <= radius && core) {
          sets.join(cell, other);
        } else if (distance <= radius && distance < nearest) {
          nearest = distance;
          at = other;
        }
      }
      if (at != NOISE) {
        sets.join(cell, at);
      }
      return core || at != NOISE;
    }

    private static double distance(double[][] points, int[] cells, int i, int j) {
      return Euclidean.distance(points[cells[i]], points[cells[j]]);
    }
  }
}
