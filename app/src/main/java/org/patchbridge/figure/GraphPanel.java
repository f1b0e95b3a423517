package org.patchbridge.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.patchbridge.figure.MapperFigure.Edge;
import org.patchbridge.figure.MapperFigure.Node;
import org.patchbridge.figure.MapperFigure.Slice;

/** A Mapper graph in a rectangle. */
final class GraphPanel {
  private static final double LEAST_RADIUS_PX = 5;
  private static final double MOST_RADIUS_PX = 26;
  private static final double CROWDED = 0.3;
  private static final double RING = 3.5;
  private static final double SELDOM = 0.5;
  private static final double PALE = 0.62;

  private final MapperFigure.Graph graph;
  private final double[] radii;
  private final double[][] places;

  private GraphPanel(MapperFigure.Graph graph, double[] radii, double[][] places) {
    this.graph = graph;
    this.radii = radii;
    this.places = places;
  }

  /**
   * Areas grow with cells, by one scale for all graphs; all shrink where they would fill a panel.
   */
  static List<GraphPanel> of(List<MapperFigure.Graph> graphs, double width, double height) {
    double most =
        graphs.stream()
            .flatMap(graph -> graph.nodes().stream())
            .mapToInt(Node::size)
            .max()
            .orElse(1);
    double scale = 1;
    for (MapperFigure.Graph graph : graphs) {
      double area = 0;
      for (double radius : radii(graph, most, 1)) {
        area += Math.PI * radius * radius;
      }
      double room = CROWDED * width * height;
      scale = Math.min(scale, area > room ? Math.sqrt(room / area) : 1);
    }
    double shrunk = scale;
    return graphs.stream()
        .map(graph -> of(graph, radii(graph, most, shrunk), new GraphLayout(width, height)))
        .toList();
  }

  private static GraphPanel of(MapperFigure.Graph graph, double[] radii, GraphLayout layout) {
    List<double[]> wanted =
        graph.nodes().stream().map(node -> new double[] {node.x(), node.y()}).toList();
    return new GraphPanel(graph, radii, layout.place(wanted, radii));
  }

  private static double[] radii(MapperFigure.Graph graph, double most, double scale) {
    return graph.nodes().stream()
        .mapToDouble(
            node ->
                scale * Math.max(LEAST_RADIUS_PX, MOST_RADIUS_PX * Math.sqrt(node.size() / most)))
        .toArray();
  }

  static boolean isSeldom(double stability) {
    return stability < SELDOM;
  }

  double radius(int node) {
    return radii[node];
  }

  void paint(Graphics2D graphics) {
    graph.edges().forEach(edge -> paintEdge(graphics, edge));
    List<Node> nodes = graph.nodes();
    IntStream.range(0, nodes.size())
        .boxed()
        .sorted(Comparator.comparingInt((Integer at) -> nodes.get(at).size()).reversed())
        .forEach(at -> paintNode(graphics, nodes.get(at), places[at], radii[at]));
  }

  private void paintEdge(Graphics2D graphics, Edge edge) {
    boolean isSeldom = isSeldom(edge.stability());
    graphics.setColor(isSeldom ? Palette.GRID : Palette.SILENT);
    graphics.setStroke(
        new BasicStroke((float) Math.min(5, 1 + 0.5 * Math.log(edge.shared()) / Math.log(2))));
    double[] one = places[edge.one()];
    double[] other = places[edge.other()];
    graphics.draw(new Line2D.Double(one[0], one[1], other[0], other[1]));
    graphics.setStroke(new BasicStroke(1));
  }

  private static void paintNode(Graphics2D graphics, Node node, double[] at, double radius) {
    double ring = node.ring().isEmpty() ? 0 : Math.min(RING, radius / 2.5);
    graphics.setColor(Palette.PAPER);
    graphics.fill(disc(at, radius + 1));
    paintSlices(graphics, node.ring(), at, radius, isSeldom(node.stability()));
    if (ring > 0) {
      graphics.setColor(Palette.PAPER);
      graphics.fill(disc(at, radius - ring));
    }
    paintSlices(
        graphics,
        node.pie(),
        at,
        ring > 0 ? radius - ring - 1 : radius,
        isSeldom(node.stability()));
    if (node.ofOneDonor()) {
      graphics.setColor(Palette.INK);
      graphics.setStroke(
          new BasicStroke(
              1.4f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {3, 2}, 0));
      graphics.draw(disc(at, radius + 1.5));
      graphics.setStroke(new BasicStroke(1));
    }
  }

  private static void paintSlices(
      Graphics2D graphics, List<Slice> slices, double[] at, double radius, boolean isPale) {
    double start = 90;
    for (Slice slice : slices) {
      graphics.setColor(isPale ? pale(slice.colour()) : slice.colour());
      double extent = -360 * slice.share();
      graphics.fill(
          new Arc2D.Double(
              at[0] - radius, at[1] - radius, 2 * radius, 2 * radius, start, extent, Arc2D.PIE));
      start += extent;
    }
  }

  private static Color pale(Color colour) {
    return new Color(paler(colour.getRed()), paler(colour.getGreen()), paler(colour.getBlue()));
  }

  private static int paler(int value) {
    return (int) Math.round(value + PALE * (255 - value));
  }

  static Ellipse2D disc(double[] at, double radius) {
    return new Ellipse2D.Double(at[0] - radius, at[1] - radius, 2 * radius, 2 * radius);
  }
}
