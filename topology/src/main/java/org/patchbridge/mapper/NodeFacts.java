package org.patchbridge.mapper;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.patchbridge.dataset.Cell;
import org.patchbridge.dataset.Cohort;

/**
 * What the cells of a node are.
 *
 * @param size how many
 * @param species how many of each species that occurs
 * @param classes how many of each class that occurs; cells without a label are in none
 * @param donors how many; a cell of unknown donor counts as one
 * @param ofOneDonor whether all cells come from one donor: such a node says nothing of a population
 * @param purity share of the most frequent class among the labelled cells; NaN where none is
 */
public record NodeFacts(
    int size,
    Map<String, Integer> species,
    Map<String, Integer> classes,
    int donors,
    boolean ofOneDonor,
    double purity) {

  /**
   * In the order of the nodes.
   *
   * @param cohort its cells are the graph's, in order
   */
  public static List<NodeFacts> of(MapperGraph graph, Cohort cohort) {
    requireCells(graph, cohort.size());
    int[] donors = cohort.donorNumbers();
    List<NodeFacts> facts = new ArrayList<>();
    for (MapperNode node : graph.nodes()) {
      Map<String, Integer> species = new TreeMap<>();
      Map<String, Integer> classes = new TreeMap<>();
      Set<Integer> from = new HashSet<>();
      for (int member : node.members()) {
        Cell cell = cohort.cells().get(member);
        species.merge(cell.species().label(), 1, Integer::sum);
        cell.subclass().ifPresent(name -> classes.merge(name, 1, Integer::sum));
        from.add(donors[member]);
      }
      facts.add(
          new NodeFacts(
              node.size(), species, classes, from.size(), from.size() == 1, purity(classes)));
    }
    return facts;
  }

  /**
   * Mean of a feature in each node, over the cells in which it is present (not NaN); NaN where
   * there is none.
   *
   * @param values one a cell
   */
  public static double[] means(MapperGraph graph, double[] values) {
    requireCells(graph, values.length);
    return graph.nodes().stream()
        .mapToDouble(
            node ->
                node.members().stream()
                    .mapToDouble(member -> values[member])
                    .filter(value -> !Double.isNaN(value))
                    .average()
                    .orElse(Double.NaN))
        .toArray();
  }

  /** Share of each class among the labelled cells. */
  public Map<String, Double> classShares() {
    return shares(classes);
  }

  /** Share of each species. */
  public Map<String, Double> speciesShares() {
    return shares(species);
  }

  private static Map<String, Double> shares(Map<String, Integer> counts) {
    double all = counts.values().stream().mapToInt(Integer::intValue).sum();
    Map<String, Double> shares = new TreeMap<>();
    counts.forEach((name, count) -> shares.put(name, count / all));
    return shares;
  }

  private static double purity(Map<String, Integer> classes) {
    return shares(classes).values().stream()
        .mapToDouble(Double::doubleValue)
        .max()
        .orElse(Double.NaN);
  }

  private static void requireCells(MapperGraph graph, int cells) {
    if (graph.cells() != cells) {
      throw new IllegalArgumentException(
          "the graph is of " + graph.cells() + " cells, the facts of " + cells);
    }
  }
}
