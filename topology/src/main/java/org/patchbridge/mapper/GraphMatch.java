package org.patchbridge.mapper;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What of a graph is found in another one of some of its cells.
 *
 * @param leaves of the nodes: those found as a leaf
 */
record GraphMatch(Found nodes, Found edges, Found leaves, int components, int branches, int loops) {
  private static final double LEAST_OVERLAP = 0.5;

  /**
   * @param asked what could be found: it has cells in the other graph
   * @param met what was
   */
  record Found(BitSet asked, BitSet met) {}

  /**
   * @param rows cells of {@code graph} that {@code other} was made of, in its order
   */
  static GraphMatch of(MapperGraph graph, MapperGraph other, int[] rows) {
    int[] placeOf = new int[graph.cells()];
    for (int i = 0; i < rows.length; i++) {
      placeOf[rows[i]] = i + 1;
    }
    int[][] holding = other.nodesOfCells();
    Found nodes = new Found(new BitSet(), new BitSet());
    BitSet leaves = new BitSet();
    int[] degrees = other.degrees();
    List<List<Integer>> matches = new ArrayList<>();
    for (int node = 0; node < graph.nodes().size(); node++) {
      List<Integer> found = new ArrayList<>();
      boolean asked = find(graph.nodes().get(node), other, placeOf, holding, found);
      matches.add(found);
      nodes.asked().set(node, asked);
      nodes.met().set(node, !found.isEmpty());
      leaves.set(node, found.stream().anyMatch(each -> degrees[each] == 1));
    }
    return new GraphMatch(
        nodes,
        edges(graph, other, nodes.asked(), matches),
        new Found(nodes.asked(), leaves),
        other.components(),
        other.leaves().size(),
        other.openLoops());
  }

  /** Whether the other graph was made of any cell of the node; and its nodes that are like it. */
  private static boolean find(
      MapperNode node, MapperGraph other, int[] placeOf, int[][] holding, List<Integer> found) {
    Map<Integer, Integer> shared = new TreeMap<>();
    int size = 0;
    for (int member : node.members()) {
      if (placeOf[member] > 0) {
        size++;
        for (int candidate : holding[placeOf[member] - 1]) {
          shared.merge(candidate, 1, Integer::sum);
        }
      }
    }
    int there = size;
    shared.forEach(
        (candidate, both) -> {
          int either = there + other.nodes().get(candidate).size() - both;
          if (both >= LEAST_OVERLAP * either) {
            found.add(candidate);
          }
        });
    return size > 0;
  }

  private static Found edges(
      MapperGraph graph, MapperGraph other, BitSet asked, List<List<Integer>> matches) {
    Set<List<Integer>> joined = new HashSet<>();
    for (MapperEdge edge : other.edges()) {
      joined.add(List.of(edge.one(), edge.other()));
      joined.add(List.of(edge.other(), edge.one()));
    }
    Found edges = new Found(new BitSet(), new BitSet());
    for (int i = 0; i < graph.edges().size(); i++) {
      MapperEdge edge = graph.edges().get(i);
      edges.asked().set(i, asked.get(edge.one()) && asked.get(edge.other()));
      List<Integer> ends = matches.get(edge.other());
      edges
          .met()
          .set(
              i,
              matches.get(edge.one()).stream()
                  .anyMatch(a -> ends.stream().anyMatch(b -> joined.contains(List.of(a, b)))));
    }
    return edges;
  }
}
