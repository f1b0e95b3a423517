package org.patchbridge.report.shape;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.patchbridge.report.html.Element;
import org.patchbridge.report.plot.ClassColour;
import org.patchbridge.report.plot.SvgText;
import org.patchbridge.report.section.ShapeSection.Graph;
import org.patchbridge.report.section.ShapeSection.GraphEdge;
import org.patchbridge.report.section.ShapeSection.GraphNode;

/**
 * A Mapper graph: pies of classes, rings of species where there are two, a broken outline around
 * cells of one donor, pale what seldom comes back.
 */
final class GraphPlot {
  private static final double RING = 3.5;
  private static final double SELDOM = 0.5;

  private final Graph graph;
  private final Element svg;

  private GraphPlot(Graph graph) {
    this.graph = graph;
    this.svg =
        Element.of("svg")
            .with(
                "viewbox",
                "0 0 " + SvgText.number(graph.width()) + " " + SvgText.number(graph.height()));
  }

  static Element of(Graph graph) {
    GraphPlot plot = new GraphPlot(graph);
    Map<String, GraphNode> nodes = new HashMap<>();
    graph.nodes().forEach(node -> nodes.put(node.id(), node));
    graph.edges().forEach(edge -> plot.edge(edge, nodes.get(edge.from()), nodes.get(edge.to())));
    graph.nodes().stream()
        .sorted((one, other) -> Double.compare(other.radius(), one.radius()))
        .forEach(plot::node);
    return plot.svg;
  }

  private void edge(GraphEdge edge, GraphNode from, GraphNode to) {
    double width = Math.min(5, 1 + 0.5 * Math.log(edge.shared()) / Math.log(2));
    svg.add(
        Element.of("line")
            .with("x1", SvgText.number(from.x()))
            .with("y1", SvgText.number(from.y()))
            .with("x2", SvgText.number(to.x()))
            .with("y2", SvgText.number(to.y()))
            .with("class", isSeldom(edge.stability().orElse(1.0)) ? "edge seldom" : "edge")
            .with("stroke-width", SvgText.number(width)));
  }

  private void node(GraphNode node) {
    boolean isOfBoth =
        graph.nodes().stream().flatMap(each -> each.species().keySet().stream()).distinct().count()
            > 1;
    Element drawn = Element.of("g", Element.of("title", words(node)));
    if (isSeldom(node.stability().orElse(1.0))) {
      drawn.with("class", "seldom");
    }
    drawn.add(disc(node, node.radius() + 1).with("class", "ground"));
    double pie = node.radius();
    if (isOfBoth) {
      Map<String, String> species = new TreeMap<>();
      node.species().keySet().forEach(each -> species.put(each, "var(--" + each + ")"));
      slices(drawn, node, node.radius(), node.species(), species);
      double ring = Math.min(RING, node.radius() / 2.5);
      drawn.add(disc(node, node.radius() - ring).with("class", "ground"));
      pie = node.radius() - ring - 1;
    }
    Map<String, String> classes = new LinkedHashMap<>();
    new TreeMap<>(node.classes()).keySet().forEach(each -> classes.put(each, ClassColour.of(each)));
    drawn.add(disc(node, pie).with("class", "no-class"));
    slices(drawn, node, pie, node.classes(), classes);
    if (node.donor().isPresent()) {
      drawn.add(disc(node, node.radius() + 1.5).with("class", "lone"));
    }
    svg.add(drawn);
  }

  /** Shares of all cells of the node; what is without a class stays open. */
  private static void slices(
      Element into,
      GraphNode node,
      double radius,
      Map<String, Integer> counts,
      Map<String, String> colours) {
    double before = 0;
    for (Map.Entry<String, String> colour : colours.entrySet()) {
      double share = counts.get(colour.getKey()) / (double) node.members().size();
      into.add(
          share >= 1
              ? disc(node, radius).with("style", "fill:" + colour.getValue())
              : Element.of("path")
                  .with("d", slice(node, radius, before, before + share))
                  .with("style", "fill:" + colour.getValue()));
      before += share;
    }
  }

  private static String slice(GraphNode node, double radius, double from, double to) {
    return "M"
        + SvgText.number(node.x())
        + " "
        + SvgText.number(node.y())
        + "L"
        + onCircle(node, radius, from)
        + "A"
        + SvgText.number(radius)
        + " "
        + SvgText.number(radius)
        + (to - from > 0.5 ? " 0 1 1 " : " 0 0 1 ")
        + onCircle(node, radius, to)
        + "Z";
  }

  private static String onCircle(GraphNode node, double radius, double share) {
    double angle = 2 * Math.PI * share;
    return SvgText.number(node.x() + radius * StrictMath.sin(angle))
        + " "
        + SvgText.number(node.y() - radius * StrictMath.cos(angle));
  }

  private static Element disc(GraphNode node, double radius) {
    return Element.of("circle")
        .with("cx", SvgText.number(node.x()))
        .with("cy", SvgText.number(node.y()))
        .with("r", SvgText.number(Math.max(0.5, radius)));
  }

  private static String words(GraphNode node) {
    StringBuilder words = new StringBuilder();
    words.append(String.format(Locale.ROOT, "%,d cells", node.members().size()));
    new TreeMap<>(node.classes()).forEach((name, count) -> append(words, name, count));
    new TreeMap<>(node.species()).forEach((name, count) -> append(words, name, count));
    node.donor().ifPresent(donor -> words.append("; all of donor ").append(donor));
    node.stability()
        .ifPresent(
            share ->
                words.append(
                    String.format(Locale.ROOT, "; comes back in %.0f %% of draws", 100 * share)));
    return words.toString();
  }

  private static void append(StringBuilder words, String name, int count) {
    words.append(String.format(Locale.ROOT, ", %s %,d", name, count));
  }

  private static boolean isSeldom(double stability) {
    return stability < SELDOM;
  }
}
