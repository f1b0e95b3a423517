package org.patchbridge.mapper;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.patchbridge.dataset.Cell;
import org.patchbridge.dataset.Cohort;

/**
 * A graph as its file has it: {@code mapper-NAME.json}. Numbers that are not defined are absent.
 *
 * @param loops of the graph
 * @param openLoops of the nerve, in which three nodes that share a cell are filled in
 * @param donorStability over bootstraps of donors
 * @param settingStability over a grid of settings
 */
public record MapperDocument(
    String name,
    int cells,
    String lens,
    int resolution,
    double overlap,
    String clustering,
    int leastCells,
    List<NodeEntry> nodes,
    List<EdgeEntry> edges,
    int components,
    List<Integer> leaves,
    int loops,
    int openLoops,
    Optional<Counts> donorStability,
    Optional<Counts> settingStability) {

  /**
   * @param members ids of the cells where a cohort is known, else their numbers from 0
   * @param means of features, by name
   */
  public record NodeEntry(
      int id,
      List<Integer> box,
      int size,
      List<String> members,
      int component,
      Map<String, Integer> species,
      Map<String, Integer> classes,
      Optional<Integer> donors,
      Optional<Boolean> ofOneDonor,
      Optional<Double> purity,
      Map<String, Double> means,
      Optional<Double> donorStability,
      Optional<Double> settingStability,
      Optional<Double> leafStability) {}

  /** Nodes by their ids. */
  public record EdgeEntry(
      int source,
      int target,
      int shared,
      Optional<Double> donorStability,
      Optional<Double> settingStability) {}

  /** Counts of the graph, and how often they come back in other graphs. */
  public record Counts(
      int graphs,
      GraphStability.Recurrence components,
      GraphStability.Recurrence branches,
      GraphStability.Recurrence loops) {
    private static Counts of(GraphStability stability) {
      return new Counts(
          stability.graphs(), stability.components(), stability.branches(), stability.loops());
    }
  }

  /**
   * A graph with all that is known of it.
   *
   * @param cohort of the graph's cells, in order; empty for a mere table of coordinates
   * @param features one value a cell, by name; NaN where absent
   */
  public record Subject(
      MapperGraph graph,
      MapperSettings settings,
      Optional<Cohort> cohort,
      Map<String, double[]> features,
      Optional<GraphStability> overDonors,
      Optional<GraphStability> overSettings) {
    /** Without labels, features or stability. */
    public static Subject of(MapperGraph graph, MapperSettings settings) {
      return new Subject(
          graph, settings, Optional.empty(), Map.of(), Optional.empty(), Optional.empty());
    }
  }

  public static MapperDocument of(String name, Subject subject) {
    MapperGraph graph = subject.graph();
    MapperSettings settings = subject.settings();
    return new MapperDocument(
        name,
        graph.cells(),
        settings.lens().label(),
        settings.cover().resolution(),
        settings.cover().overlap(),
        settings.clustering().label(),
        settings.leastCells(),
        nodes(subject),
        edges(subject),
        graph.components(),
        graph.leaves(),
        graph.loops(),
        graph.openLoops(),
        subject.overDonors().map(Counts::of),
        subject.overSettings().map(Counts::of));
  }

  private static List<NodeEntry> nodes(Subject subject) {
    MapperGraph graph = subject.graph();
    List<Cell> cells = subject.cohort().map(Cohort::cells).orElse(List.of());
    Optional<List<NodeFacts>> facts = subject.cohort().map(cohort -> NodeFacts.of(graph, cohort));
    int[] component = graph.componentOfNode();
    int[] degrees = graph.degrees();
    Map<String, double[]> means = new TreeMap<>();
    subject.features().forEach((name, values) -> means.put(name, NodeFacts.means(graph, values)));
    List<NodeEntry> nodes = new ArrayList<>();
    for (int id = 0; id < graph.nodes().size(); id++) {
      int at = id;
      MapperNode node = graph.nodes().get(id);
      Optional<NodeFacts> known = facts.map(all -> all.get(at));
      nodes.add(
          new NodeEntry(
              id,
              node.box(),
              node.size(),
              node.members().stream().map(cell -> idOf(cells, cell)).toList(),
              component[id],
              known.map(NodeFacts::species).orElse(Map.of()),
              known.map(NodeFacts::classes).orElse(Map.of()),
              known.map(NodeFacts::donors),
              known.map(NodeFacts::ofOneDonor),
              known.map(NodeFacts::purity).filter(Double::isFinite),
              meansOf(means, id),
              subject.overDonors().map(each -> each.nodes().get(at)).filter(Double::isFinite),
              subject.overSettings().map(each -> each.nodes().get(at)).filter(Double::isFinite),
              subject
                  .overDonors()
                  .filter(each -> degrees[at] == 1)
                  .map(each -> each.leaves().get(at))
                  .filter(Double::isFinite)));
    }
    return nodes;
  }

  private static String idOf(List<Cell> cells, int cell) {
    return cells.isEmpty() ? Integer.toString(cell) : cells.get(cell).id();
  }

  private static Map<String, Double> meansOf(Map<String, double[]> means, int node) {
    Map<String, Double> present = new TreeMap<>();
    means.forEach(
        (name, values) -> {
          if (Double.isFinite(values[node])) {
            present.put(name, values[node]);
          }
        });
    return present;
  }

  private static List<EdgeEntry> edges(Subject subject) {
    List<EdgeEntry> edges = new ArrayList<>();
    for (int i = 0; i < subject.graph().edges().size(); i++) {
      int at = i;
      MapperEdge edge = subject.graph().edges().get(i);
      edges.add(
          new EdgeEntry(
              edge.one(),
              edge.other(),
              edge.shared(),
              subject.overDonors().map(each -> each.edges().get(at)).filter(Double::isFinite),
              subject.overSettings().map(each -> each.edges().get(at)).filter(Double::isFinite)));
    }
    return edges;
  }
}
