package org.patchbridge.homology;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Persistent homology of Vietoris–Rips complexes over Z/2: points that are at most so far from each
 * other, pair by pair, form a simplex, and the distance grows.
 *
 * <p>Distances are in single precision; features whose birth and death are the same number are left
 * out, as Ripser does. Time and memory grow with the square of the number of points, and for
 * cavities time with at least its third power: 12 to 20 bytes a pair of points.
 *
 * @param maxDimension 0: components; 1: and loops; 2: and cavities
 * @param longest diameter at which the complexes stop growing; infinite for the enclosing radius,
 *     beyond which nothing happens
 */
public record VietorisRips(int maxDimension, double longest) {
  private static final int LOOPS = 1;
  private static final int CAVITIES = 2;

  public VietorisRips {
    if (maxDimension < 0 || maxDimension > CAVITIES) {
      throw new IllegalArgumentException("dimension " + maxDimension + "; 0, 1 or 2");
    }
    if (!(longest >= 0)) {
      throw new IllegalArgumentException("longest edge " + longest + "; at least 0");
    }
  }

  /** Up to a dimension, as far as anything happens. */
  public static VietorisRips upTo(int maxDimension) {
    return new VietorisRips(maxDimension, Double.POSITIVE_INFINITY);
  }

  /** The features of a cloud, and where they lie. */
  public Persistence of(PointCloud cloud) {
    RankedEdges edges = RankedEdges.of(cloud, longest);
    List<PersistencePair> pairs = new ArrayList<>();
    BitSet spanning = components(edges, pairs);
    if (maxDimension >= LOOPS) {
      EdgeCoboundary triangles = EdgeCoboundary.of(edges);
      CohomologyReduction loops = new CohomologyReduction(triangles, edges.count());
      loops(edges, triangles, spanning, loops, pairs);
      if (maxDimension >= CAVITIES) {
        cavities(edges, triangles, loops, pairs);
      }
    }
    return new Persistence(new PersistenceDiagram(pairs), edges);
  }

  /** Kruskal's minimum spanning tree: its edges end components. */
  private static BitSet components(RankedEdges edges, List<PersistencePair> pairs) {
    int left = edges.points();
    int[] parent = new int[left];
    for (int i = 0; i < parent.length; i++) {
      parent[i] = i;
    }
    BitSet spanning = new BitSet(edges.count());
    for (int edge = 0; edge < edges.count() && left > 1; edge++) {
      int head = root(parent, edges.head(edge));
      int tail = root(parent, edges.tail(edge));
      if (head != tail) {
        parent[head] = tail;
        spanning.set(edge);
        left--;
        add(pairs, 0, 0, edges.length(edge), edges, edge);
      }
    }
    for (int i = 0; i < left; i++) {
      pairs.add(new PersistencePair(0, 0, Double.POSITIVE_INFINITY, List.of()));
    }
    return spanning;
  }

  private static int root(int[] parent, int of) {
    int at = of;
    while (parent[at] != at) {
      parent[at] = parent[parent[at]];
      at = parent[at];
    }
    return at;
  }

  private static void loops(
      RankedEdges edges,
      EdgeCoboundary triangles,
      BitSet spanning,
      CohomologyReduction reduction,
      List<PersistencePair> pairs) {
    for (int edge = edges.count() - 1; edge >= 0; edge--) {
      if (triangles.isLuneEmpty(edge) && !spanning.get(edge)) {
        long triangle = reduction.pair(edge);
        double death =
            triangle == LongHeap.NONE
                ? Double.POSITIVE_INFINITY
                : edges.length(triangles.rankOfCofacet(triangle));
        add(pairs, LOOPS, edges.length(edge), death, edges, edge);
      }
    }
  }

  /** Triangles that end no loop and are in no apparent pair give birth to cavities. */
  private static void cavities(
      RankedEdges edges,
      EdgeCoboundary triangles,
      CohomologyReduction loops,
      List<PersistencePair> pairs) {
    TriangleCoboundary tetrahedra = new TriangleCoboundary(edges);
    CohomologyReduction reduction = new CohomologyReduction(tetrahedra, edges.count());
    int n = edges.points();
    for (int edge = edges.count() - 1; edge >= 0; edge--) {
      int[] head = edges.from(edges.head(edge));
      int[] tail = edges.from(edges.tail(edge));
      for (int w = n - 1; w >= 0; w--) {
        long triangle = (long) edge * n + w;
        if (head[w] < edge
            && tail[w] < edge
            && triangles.apparentFacet(triangle) == LongHeap.NONE
            && !loops.isPivot(triangle)
            && !tetrahedra.isApparent(triangle)) {
          long end = reduction.pair(triangle);
          double death =
              end == LongHeap.NONE
                  ? Double.POSITIVE_INFINITY
                  : edges.length(tetrahedra.rankOfCofacet(end));
          add(pairs, CAVITIES, edges.length(edge), death, edges, edge);
        }
      }
    }
  }

  private static void add(
      List<PersistencePair> pairs,
      int dimension,
      double birth,
      double death,
      RankedEdges edges,
      int edge) {
    if (death > birth) {
      pairs.add(
          new PersistencePair(
              dimension,
              birth,
              death,
              List.of(edges.original(edges.head(edge)), edges.original(edges.tail(edge)))));
    }
  }
}
