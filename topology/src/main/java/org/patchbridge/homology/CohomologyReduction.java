package org.patchbridge.homology;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Pairs simplices of one dimension with those of the next that end their classes. Simplices must
 * come youngest first.
 *
 * <p>A column holds only cofacets up to a horizon, which moves on when they are used up: nearly
 * every column finds its partner long before the longest edges.
 */
final class CohomologyReduction {
  /** Edges of the first horizon, as a share of all; only speed depends on it. */
  private static final int EDGES_IN_STEP = 64;

  private static final int LEAST_STEP = 64;

  private final Coboundary coboundary;
  private final int edges;
  private final Map<Long, long[]> columnOfPivot = new HashMap<>();
  private final LongHeap heap = new LongHeap();
  private long[] column = new long[16];
  private int size;

  CohomologyReduction(Coboundary coboundary, int edges) {
    this.coboundary = coboundary;
    this.edges = edges;
  }

  /** The cofacet that ends the simplex's class, or {@link LongHeap#NONE} where none does. */
  long pair(long simplex) {
    heap.clear();
    size = 0;
    int step = Math.max(LEAST_STEP, edges / EDGES_IN_STEP);
    int horizon = Math.min(edges - 1, coboundary.rank(simplex) + step);
    add(simplex, LongHeap.NONE, horizon);
    while (true) {
      long pivot = heap.popOdd();
      if (pivot == LongHeap.NONE) {
        if (horizon == edges - 1) {
          return LongHeap.NONE;
        }
        step = (int) Math.min(2L * step, edges);
        int farther = (int) Math.min((long) horizon + step, edges - 1);
        look(horizon, farther);
        horizon = farther;
        continue;
      }
      long facet = coboundary.apparentFacet(pivot);
      if (facet != LongHeap.NONE) {
        add(facet, pivot, horizon);
        continue;
      }
      long[] known = columnOfPivot.get(pivot);
      if (known == null) {
        cancel();
        columnOfPivot.put(pivot, Arrays.copyOf(column, size));
        return pivot;
      }
      // Up to its pivot the known column cancels this one, the pivot included.
      for (long each : known) {
        add(each, pivot, horizon);
      }
    }
  }

  /** Whether the class of some simplex ends with this cofacet, apparent pairs not counted. */
  boolean isPivot(long cofacet) {
    return columnOfPivot.containsKey(cofacet);
  }

  private void add(long simplex, long after, int horizon) {
    if (size == column.length) {
      column = Arrays.copyOf(column, 2 * size);
    }
    column[size++] = simplex;
    coboundary.push(simplex, after, horizon, heap);
  }

  private void look(int horizon, int farther) {
    cancel();
    long after = coboundary.firstOfRank(horizon + 1) - 1;
    for (int i = 0; i < size; i++) {
      coboundary.push(column[i], after, farther, heap);
    }
  }

  /** Leaves every simplex once that the column holds an odd number of times. */
  private void cancel() {
    Arrays.sort(column, 0, size);
    int kept = 0;
    int at = 0;
    while (at < size) {
      if (at + 1 < size && column[at] == column[at + 1]) {
        at += 2;
      } else {
        column[kept++] = column[at++];
      }
    }
    size = kept;
  }
}
