package org.patchbridge.mapper;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Clusters and which of them share cells.
 *
 * @param cells how many cells there were; some may be in no node
 * @param nodes in the order of their pieces of the cover
 * @param edges in the order of their nodes
 */
public record MapperGraph(int cells, List<MapperNode> nodes, List<MapperEdge> edges) {
  public MapperGraph {
    nodes = List.copyOf(nodes);
    edges = List.copyOf(edges);
  }

  /** Joins the nodes that share cells. */
  static MapperGraph of(int cells, List<MapperNode> nodes) {
    TreeMap<Long, Integer> shared = new TreeMap<>();
    for (int[] holding : nodesOfCells(cells, nodes)) {
      for (int j = 1; j < holding.length; j++) {
        for (int i = 0; i < j; i++) {
          shared.merge(((long) holding[i] << Integer.SIZE) | holding[j], 1, Integer::sum);
        }
      }
    }
    List<MapperEdge> edges = new ArrayList<>();
    shared.forEach(
        (pair, count) ->
            edges.add(new MapperEdge((int) (pair >>> Integer.SIZE), pair.intValue(), count)));
    return new MapperGraph(cells, nodes, edges);
  }

  /** Numbers of the nodes that each cell is in, ascending. */
  int[][] nodesOfCells() {
    return nodesOfCells(cells, nodes);
  }

  private static int[][] nodesOfCells(int cells, List<MapperNode> nodes) {
    int[] counts = new int[cells];
    nodes.forEach(node -> node.members().forEach(cell -> counts[cell]++));
    int[][] holding = Arrays.stream(counts).mapToObj(int[]::new).toArray(int[][]::new);
    Arrays.fill(counts, 0);
    for (int node = 0; node < nodes.size(); node++) {
      for (int cell : nodes.get(node).members()) {
        holding[cell][counts[cell]++] = node;
      }
    }
    return holding;
  }

  /** Dense number of each node's connected component, from 0 in the order of first nodes. */
  public int[] componentOfNode() {
    DisjointSets sets = new DisjointSets(nodes.size());
    edges.forEach(edge -> sets.join(edge.one(), edge.other()));
    return sets.numbers();
  }

  public int components() {
    return IntStream.of(componentOfNode()).max().orElse(-1) + 1;
  }

  /** How many edges each node has. */
  public int[] degrees() {
    int[] degrees = new int[nodes.size()];
    for (MapperEdge edge : edges) {
      degrees[edge.one()]++;
      degrees[edge.other()]++;
    }
    return degrees;
  }

  /** Numbers of the nodes with one edge: the ends of branches. */
  public List<Integer> leaves() {
    int[] degrees = degrees();
    return IntStream.range(0, degrees.length).filter(i -> degrees[i] == 1).boxed().toList();
  }

  /** Independent loops of the graph: its first Betti number, edges − nodes + components. */
  public int loops() {
    return edges.size() - nodes.size() + components();
  }

  /**
   * Independent loops that are no mere overlap of three nodes: the first Betti number of the nerve,
   * in which three nodes that share a cell are filled in. Where no three pieces of the cover
   * overlap it is that of the graph; for a lens of two values the graph alone has loops wherever
   * boxes meet.
   */
  public int openLoops() {
    return loops() - filledLoops();
  }

  /** Rank over Z/2 of the boundaries of the nerve's triangles. */
  private int filledLoops() {
    Map<Long, Integer> numbers = new HashMap<>();
    for (MapperEdge edge : edges) {
      numbers.put(pair(edge.one(), edge.other()), numbers.size());
    }
    Map<Integer, BitSet> reduced = new HashMap<>();
    for (List<Integer> triangle : triangles()) {
      BitSet column = new BitSet();
      column.set(numbers.get(pair(triangle.get(0), triangle.get(1))));
      column.set(numbers.get(pair(triangle.get(0), triangle.get(2))));
      column.set(numbers.get(pair(triangle.get(1), triangle.get(2))));
      while (!column.isEmpty() && reduced.containsKey(column.length() - 1)) {
        column.xor(reduced.get(column.length() - 1));
      }
      if (!column.isEmpty()) {
        reduced.put(column.length() - 1, column);
      }
    }
    return reduced.size();
  }

  private TreeSet<List<Integer>> triangles() {
    TreeSet<List<Integer>> found = new TreeSet<>((a, b) -> Arrays.compare(numbers(a), numbers(b)));
    for (int[] holding : nodesOfCells()) {
      for (int k = 2; k < holding.length; k++) {
        for (int j = 1; j < k; j++) {
          for (int i = 0; i < j; i++) {
            found.add(List.of(holding[i], holding[j], holding[k]));
          }
        }
      }
    }
    return found;
  }

  private static int[] numbers(List<Integer> triangle) {
    return triangle.stream().mapToInt(Integer::intValue).toArray();
  }

  private static long pair(int one, int other) {
    return ((long) one << Integer.SIZE) | other;
  }
}
