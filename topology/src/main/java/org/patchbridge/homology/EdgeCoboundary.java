package org.patchbridge.homology;

/** Edges by their rank; triangles by the rank of their youngest edge and the point opposite. */
final class EdgeCoboundary implements Coboundary {
  /** No point lies in the lune. */
  static final char EMPTY = Character.MAX_VALUE;

  private final RankedEdges edges;
  private final int n;
  private final char[] firstInLune;

  private EdgeCoboundary(RankedEdges edges, char[] firstInLune) {
    this.edges = edges;
    this.n = edges.points();
    this.firstInLune = firstInLune;
  }

  static EdgeCoboundary of(RankedEdges edges) {
    char[] firstInLune = new char[edges.count()];
    for (int edge = 0; edge < firstInLune.length; edge++) {
      firstInLune[edge] = firstInLune(edges, edge);
    }
    return new EdgeCoboundary(edges, firstInLune);
  }

  /** The first point that is nearer to both ends than these are to each other. */
  private static char firstInLune(RankedEdges edges, int edge) {
    int[] head = edges.from(edges.head(edge));
    int[] tail = edges.from(edges.tail(edge));
    for (int w = 0; w < head.length; w++) {
      if (head[w] < edge && tail[w] < edge) {
        return (char) w;
      }
    }
    return EMPTY;
  }

  /** Whether the edge is one of the relative neighbourhood graph: it has no apparent pair. */
  boolean isLuneEmpty(int edge) {
    return firstInLune[edge] == EMPTY;
  }

  @Override
  public int rank(long simplex) {
    return (int) simplex;
  }

  @Override
  public long firstOfRank(int rank) {
    return (long) rank * n;
  }

  @Override
  public int rankOfCofacet(long cofacet) {
    return (int) (cofacet / n);
  }

  @Override
  public void push(long simplex, long after, int through, LongHeap heap) {
    int edge = (int) simplex;
    int u = edges.head(edge);
    int v = edges.tail(edge);
    int[] fromU = edges.from(u);
    int[] fromV = edges.from(v);
    for (int w = 0; w < n; w++) {
      int youngest = Math.max(fromU[w], fromV[w]);
      if (youngest > through) {
        continue;
      }
      int opposite = youngest == fromU[w] ? v : u;
      if (youngest < edge) {
        youngest = edge;
        opposite = w;
      }
      long triangle = (long) youngest * n + opposite;
      if (triangle > after) {
        heap.push(triangle);
      }
    }
  }

  @Override
  public long apparentFacet(long cofacet) {
    int edge = rankOfCofacet(cofacet);
    return firstInLune[edge] == cofacet % n ? edge : LongHeap.NONE;
  }
}
