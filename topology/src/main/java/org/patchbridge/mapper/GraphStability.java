package org.patchbridge.mapper;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * What of a graph comes back in other graphs of the same cells, or of some of them.
 *
 * @param graphs how many others there were
 * @param nodes for each node the share of graphs that have a node whose overlap with it (Jaccard)
 *     is at least a half, among the cells that the graph was made of; over the graphs made of at
 *     least one of its cells, NaN where there is none
 * @param edges for each edge the share of graphs in which such nodes of both its ends are joined
 * @param leaves for each node the share of graphs in which such a node is a leaf; of interest for
 *     the leaves of the graph at hand
 * @param components how often there are as many
 * @param branches the same of leaves
 * @param loops the same of open loops
 */
public record GraphStability(
    int graphs,
    List<Double> nodes,
    List<Double> edges,
    List<Double> leaves,
    Recurrence components,
    Recurrence branches,
    Recurrence loops) {

  /**
   * A count in the graph at hand and in the others.
   *
   * @param here in the graph at hand
   * @param asMany share of the other graphs with exactly as many
   * @param atLeastAsMany share with as many or more
   * @param any share with at least one
   * @param median of the other graphs, the lower one of two
   */
  public record Recurrence(int here, double asMany, double atLeastAsMany, double any, int median) {
    static Recurrence of(int here, int[] others) {
      int[] sorted = Arrays.stream(others).sorted().toArray();
      return new Recurrence(
          here,
          share(others, count -> count == here ? 1 : 0),
          share(others, count -> count >= here ? 1 : 0),
          share(others, count -> count > 0 ? 1 : 0),
          sorted.length == 0 ? 0 : sorted[(sorted.length - 1) / 2]);
    }

    private static double share(int[] others, ToIntFunction<Integer> counted) {
      return Arrays.stream(others).map(counted::applyAsInt).average().orElse(Double.NaN);
    }
  }

  static GraphStability of(MapperGraph graph, List<GraphMatch> others) {
    return new GraphStability(
        others.size(),
        shares(others, GraphMatch::nodes, graph.nodes().size()),
        shares(others, GraphMatch::edges, graph.edges().size()),
        shares(others, GraphMatch::leaves, graph.nodes().size()),
        recurrence(graph.components(), others, GraphMatch::components),
        recurrence(graph.leaves().size(), others, GraphMatch::branches),
        recurrence(graph.openLoops(), others, GraphMatch::loops));
  }

  private static Recurrence recurrence(
      int here, List<GraphMatch> others, ToIntFunction<GraphMatch> count) {
    return Recurrence.of(here, others.stream().mapToInt(count).toArray());
  }

  private static List<Double> shares(
      List<GraphMatch> others, Function<GraphMatch, GraphMatch.Found> part, int size) {
    Double[] shares = new Double[size];
    for (int i = 0; i < size; i++) {
      int at = i;
      shares[i] =
          others.stream()
              .map(part)
              .filter(found -> found.asked().get(at))
              .mapToInt(found -> found.met().get(at) ? 1 : 0)
              .average()
              .orElse(Double.NaN);
    }
    return List.of(shares);
  }
}
