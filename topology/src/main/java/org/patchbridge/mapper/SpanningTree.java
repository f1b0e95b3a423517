package org.patchbridge.mapper;

import java.util.Arrays;
import org.patchbridge.nearness.Euclidean;

/**
 * The minimum spanning tree of some cells (Prim 1957), which holds all of single linkage, and their
 * largest distance, which comes by the way. Every distance is computed once, none is kept.
 */
final class SpanningTree {
  /** Cells in the order in which they were reached, by their place among the given ones. */
  private final int[] order;

  private final int[] parent;
  private final double[] height;
  private double diameter;

  private SpanningTree(int cells) {
    order = new int[cells];
    parent = new int[cells];
    height = new double[cells];
  }

  static SpanningTree of(double[][] points, int[] cells) {
    SpanningTree tree = new SpanningTree(cells.length);
    Arrays.fill(tree.height, Double.POSITIVE_INFINITY);
    Arrays.setAll(tree.order, i -> i);
    for (int done = 1; done < cells.length; done++) {
      tree.reach(points, cells, done);
    }
    return tree;
  }

  /** Looks from the cell that was reached last at all that were not, and goes to the nearest. */
  private void reach(double[][] points, int[] cells, int done) {
    int from = order[done - 1];
    int next = done;
    for (int at = done; at < order.length; at++) {
      int cell = order[at];
      double distance = Euclidean.distance(points[cells[from]], points[cells[cell]]);
      diameter = Math.max(diameter, distance);
      if (distance < height[cell]) {
        height[cell] = distance;
        parent[cell] = from;
      }
      if (height[cell] < height[order[next]]) {
        next = at;
      }
    }
    int reached = order[next];
    order[next] = order[done];
    order[done] = reached;
  }

  /** One less than there are cells. */
  double[] heights() {
    return Arrays.stream(order).skip(1).mapToDouble(cell -> height[cell]).toArray();
  }

  /** The cell whose edge has height number {@code i - 1}. */
  int child(int i) {
    return order[i];
  }

  /** What it is joined to. */
  int parent(int i) {
    return parent[order[i]];
  }

  double diameter() {
    return diameter;
  }
}
