package org.patchbridge.figure;

import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.patchbridge.figure.MapperFigure.Edge;
import org.patchbridge.figure.MapperFigure.Node;
import org.patchbridge.figure.MapperFigure.Slice;

/** What the marks of Mapper graphs mean, below them. */
final class GraphLegend {
  static final int ROW_PX = 22;
  static final int HEIGHT_PX = 5 * ROW_PX;
  private static final double KEY_RADIUS_PX = 10;

  private final List<MapperFigure.Graph> graphs;
  private final List<GraphPanel> panels;
  private final int widthPx;
  private final String unit;

  /**
   * @param unit what nodes hold: cells, points
   */
  GraphLegend(List<MapperFigure.Graph> graphs, List<GraphPanel> panels, int widthPx, String unit) {
    this.graphs = graphs;
    this.panels = panels;
    this.widthPx = widthPx;
    this.unit = unit;
  }

  private Stream<Node> nodes() {
    return graphs.stream().flatMap(graph -> graph.nodes().stream());
  }

  private Stream<Edge> edges() {
    return graphs.stream().flatMap(graph -> graph.edges().stream());
  }

  void paint(Graphics2D graphics) {
    graphics.setFont(Fonts.TICK);
    int row = 0;
    row = keys(graphics, row, "pie", nodes().map(Node::pie).toList());
    row = keys(graphics, row, "ring", nodes().map(Node::ring).toList());
    sizes(graphics, row * ROW_PX);
    row++;
    graphics.setColor(Palette.MUTED);
    for (String line : words()) {
      graphics.drawString(line, 0, row++ * ROW_PX + 10);
    }
  }

  private int keys(Graphics2D graphics, int row, String heading, List<List<Slice>> all) {
    List<Slice> keys =
        all.stream()
            .flatMap(List::stream)
            .map(slice -> new Slice(slice.label(), slice.colour(), 0))
            .filter(slice -> !slice.label().isEmpty())
            .distinct()
            .sorted(Comparator.comparing(Slice::label))
            .toList();
    if (keys.isEmpty()) {
      return row;
    }
    FontMetrics metrics = graphics.getFontMetrics();
    int baseline = row * ROW_PX + 10;
    graphics.setColor(Palette.MUTED);
    graphics.drawString(heading, 0, baseline);
    int x = 44;
    for (Slice key : keys) {
      String label = Printable.of(key.label());
      if (x + metrics.stringWidth(label) + 30 > widthPx) {
        break;
      }
      graphics.setColor(key.colour());
      graphics.fill(new Ellipse2D.Double(x, baseline - 10.0, 11, 11));
      graphics.setColor(Palette.INK);
      graphics.drawString(label, x + 16, baseline);
      x += metrics.stringWidth(label) + 34;
    }
    return row + 1;
  }

  /** Discs of the largest and the smallest node, with their numbers of cells. */
  private void sizes(Graphics2D graphics, int top) {
    graphics.setColor(Palette.MUTED);
    graphics.drawString("size", 0, top + 10);
    int x = 44;
    double[][] bySize =
        IntStream.range(0, graphs.size())
            .boxed()
            .flatMap(graph -> sizes(graph))
            .sorted(Comparator.comparingDouble(each -> each[0]))
            .toArray(double[][]::new);
    int shown =
        (int) Math.min(2, Stream.of(bySize).mapToDouble(each -> each[0]).distinct().count());
    for (int k = 0; k < shown; k++) {
      double[] each = bySize[k == 0 ? 0 : bySize.length - 1];
      double radius = KEY_RADIUS_PX * each[1] / bySize[bySize.length - 1][1];
      graphics.setColor(Palette.FRAME);
      graphics.fill(GraphPanel.disc(new double[] {x + radius, top + 5.0}, radius));
      graphics.setColor(Palette.INK);
      String label = String.format(Locale.ROOT, k == 0 ? "%,.0f " + unit : "up to %,.0f", each[0]);
      graphics.drawString(label, (float) (x + 2 * radius + 6), top + 10);
      x += (int) (2 * radius) + 24 + graphics.getFontMetrics().stringWidth(label);
    }
  }

  /** Cells and radius of each node. */
  private Stream<double[]> sizes(int graph) {
    List<Node> nodes = graphs.get(graph).nodes();
    return IntStream.range(0, nodes.size())
        .mapToObj(at -> new double[] {nodes.get(at).size(), panels.get(graph).radius(at)});
  }

  private List<String> words() {
    String pale =
        nodes().anyMatch(node -> GraphPanel.isSeldom(node.stability()))
                || edges().anyMatch(edge -> GraphPanel.isSeldom(edge.stability()))
            ? "Pale: comes back in fewer than half of the draws. "
            : "";
    String donor = nodes().anyMatch(Node::ofOneDonor) ? "Broken outline: cells of one donor." : "";
    String places =
        graphs.size() == 1
            ? "Nodes lie near the mean of their "
                + unit
                + " on the lens and are moved apart; distances mean nothing."
            : "The first graph's nodes lie near the mean of their "
                + unit
                + " on the lens; in the others a node lies where its "
                + unit
                + " lie in the first.";
    return List.of((pale + donor).strip(), places);
  }
}
