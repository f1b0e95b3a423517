package org.patchbridge.homology;

/**
 * Triangles as {@link EdgeCoboundary} numbers them; tetrahedra by the rank of their youngest edge,
 * then the greater and the lesser of the two points opposite.
 */
final class TriangleCoboundary implements Coboundary {
  private final RankedEdges edges;
  private final int n;

  TriangleCoboundary(RankedEdges edges) {
    this.edges = edges;
    this.n = edges.points();
  }

  @Override
  public int rank(long simplex) {
    return (int) (simplex / n);
  }

  @Override
  public long firstOfRank(int rank) {
    return (long) rank * n * n;
  }

  @Override
  public int rankOfCofacet(long cofacet) {
    return (int) (cofacet / ((long) n * n));
  }

  @Override
  public void push(long simplex, long after, int through, LongHeap heap) {
    int edge = rank(simplex);
    int u = edges.head(edge);
    int v = edges.tail(edge);
    int w = (int) (simplex % n);
    int[] fromU = edges.from(u);
    int[] fromV = edges.from(v);
    int[] fromW = edges.from(w);
    for (int x = 0; x < n; x++) {
      int youngest = Math.max(fromU[x], Math.max(fromV[x], fromW[x]));
      if (youngest > through) {
        continue;
      }
      long tetrahedron;
      if (youngest < edge) {
        tetrahedron = number(edge, w, x);
      } else if (youngest == fromU[x]) {
        tetrahedron = number(youngest, v, w);
      } else if (youngest == fromV[x]) {
        tetrahedron = number(youngest, u, w);
      } else {
        tetrahedron = number(youngest, u, v);
      }
      if (tetrahedron > after) {
        heap.push(tetrahedron);
      }
    }
  }

  private long number(int youngest, int one, int other) {
    return ((long) youngest * n + Math.max(one, other)) * n + Math.min(one, other);
  }

  /** Whether a triangle makes an apparent pair: with the first point that adds no younger edge. */
  boolean isApparent(long triangle) {
    int w = (int) (triangle % n);
    return first(rank(triangle), w, w) < w;
  }

  @Override
  public long apparentFacet(long cofacet) {
    int edge = rankOfCofacet(cofacet);
    int lesser = (int) (cofacet % n);
    int greater = (int) (cofacet / n % n);
    return first(edge, greater, lesser) == lesser ? (long) edge * n + greater : LongHeap.NONE;
  }

  /** The first point below a limit whose edges to a triangle are older than its youngest one. */
  private int first(int edge, int w, int limit) {
    int[] fromU = edges.from(edges.head(edge));
    int[] fromV = edges.from(edges.tail(edge));
    int[] fromW = edges.from(w);
    for (int x = 0; x < limit; x++) {
      if (fromU[x] < edge && fromV[x] < edge && fromW[x] < edge) {
        return x;
      }
    }
    return limit;
  }
}
