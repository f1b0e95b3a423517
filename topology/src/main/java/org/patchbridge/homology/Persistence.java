package org.patchbridge.homology;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A diagram, and the cells that its loops go through. */
public final class Persistence {
  private static final int NOBODY = -1;

  private final PersistenceDiagram diagram;
  private final RankedEdges edges;

  Persistence(PersistenceDiagram diagram, RankedEdges edges) {
    this.diagram = diagram;
    this.edges = edges;
  }

  public PersistenceDiagram diagram() {
    return diagram;
  }

  /**
   * A loop that is there from the pair's birth to its death at least: the edge that gives birth to
   * it, closed by the shortest way over older edges. Others that go around the same hole are as
   * good.
   *
   * @param pair of this diagram, of dimension 1
   * @return numbers of the points in the order of the loop
   */
  public List<Integer> loop(PersistencePair pair) {
    if (pair.dimension() != 1 || !diagram.pairs().contains(pair)) {
      throw new IllegalArgumentException(pair + " is no loop of this diagram");
    }
    int n = edges.points();
    int[] numberOf = new int[n];
    for (int point = 0; point < n; point++) {
      numberOf[edges.original(point)] = point;
    }
    int start = numberOf[pair.cells().get(0)];
    int end = numberOf[pair.cells().get(1)];
    int[] before = shortestWays(start, edges.from(start)[end]);
    List<Integer> loop = new ArrayList<>();
    for (int at = end; at != NOBODY; at = before[at]) {
      loop.add(edges.original(at));
    }
    return loop;
  }

  /** Dijkstra's tree over edges older than one, as the point before every point. */
  private int[] shortestWays(int start, int edge) {
    int n = edges.points();
    double[] length = new double[n];
    int[] before = new int[n];
    boolean[] done = new boolean[n];
    Arrays.fill(length, Double.POSITIVE_INFINITY);
    Arrays.fill(before, NOBODY);
    length[start] = 0;
    for (int next = start; next != NOBODY; next = nearest(length, done)) {
      done[next] = true;
      int[] from = edges.from(next);
      for (int other = 0; other < n; other++) {
        if (!done[other] && from[other] < edge) {
          double through = length[next] + edges.distance(next, other);
          if (through < length[other]) {
            length[other] = through;
            before[other] = next;
          }
        }
      }
    }
    return before;
  }

  private static int nearest(double[] length, boolean[] done) {
    int nearest = NOBODY;
    for (int i = 0; i < length.length; i++) {
      if (!done[i]
          && length[i] < Double.POSITIVE_INFINITY
          && (nearest == NOBODY || length[i] < length[nearest])) {
        nearest = i;
      }
    }
    return nearest;
  }
}
