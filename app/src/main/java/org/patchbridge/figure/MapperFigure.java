package org.patchbridge.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * A Mapper graph. A node is a pie of its classes, as large as it has cells, with a ring of its
 * species; nodes and edges that seldom come back are pale, nodes of one donor have a broken
 * outline.
 */
public final class MapperFigure extends Drawing {
  private static final int WIDTH_PX = 860;
  private static final int PLOT_PX = 600;
  private static final int MARGIN_PX = 28;
  private static final int HEADER_PX = 86;
  private static final int NOTE_PX = 20;
  private static final int ROW_PX = 22;
  private static final int LEGEND_PX = 5 * ROW_PX;
  private static final double LEAST_RADIUS_PX = 5;
  private static final double MOST_RADIUS_PX = 26;
  private static final double KEY_RADIUS_PX = 10;
  private static final double CROWDED = 0.3;
  private static final double RING = 3.5;
  private static final double SELDOM = 0.5;
  private static final double PALE = 0.62;

  private final String title;
  private final List<String> notes;
  private final List<Node> nodes;
  private final List<Edge> edges;
  private final double[] radii;
  private final double[][] places;

  /**
   * A part of a pie or ring.
   *
   * @param label as it stands in the legend; empty for none
   */
  public record Slice(String label, Color colour, double share) {}

  /**
   * @param x where it belongs, to the right; any unit
   * @param y upwards
   * @param size cells, at least 1
   * @param pie shares that add up to 1; one slice where there are no classes
   * @param ring the same of species; empty where there is one
   * @param ofOneDonor whether all cells are of one donor
   * @param stability share of other graphs it comes back in; 1 where that is not known
   */
  public record Node(
      double x,
      double y,
      int size,
      List<Slice> pie,
      List<Slice> ring,
      boolean ofOneDonor,
      double stability) {
    public Node {
      pie = List.copyOf(pie);
      ring = List.copyOf(ring);
    }

    boolean isSeldom() {
      return stability < SELDOM;
    }
  }

  /** Between two nodes by their numbers from 0. */
  public record Edge(int one, int other, int shared, double stability) {}

  /**
   * @param notes two lines at most
   * @param nodes in any order; larger ones lie below
   */
  public MapperFigure(String title, List<String> notes, List<Node> nodes, List<Edge> edges) {
    this.title = Printable.of(title);
    this.notes = notes.stream().map(Printable::of).toList();
    this.nodes = List.copyOf(nodes);
    this.edges = List.copyOf(edges);
    this.radii = radii(nodes);
    this.places =
        new GraphLayout(WIDTH_PX - 2.0 * MARGIN_PX, PLOT_PX)
            .place(
                nodes.stream().map(node -> new double[] {node.x(), node.y()}).toList(), this.radii);
  }

  /** Areas grow with cells; all shrink where they would fill the plot. */
  private static double[] radii(List<Node> nodes) {
    double most = nodes.stream().mapToInt(Node::size).max().orElse(1);
    double[] radii =
        nodes.stream()
            .mapToDouble(
                node -> Math.max(LEAST_RADIUS_PX, MOST_RADIUS_PX * Math.sqrt(node.size() / most)))
            .toArray();
    double area = 0;
    for (double radius : radii) {
      area += Math.PI * radius * radius;
    }
    double room = CROWDED * (WIDTH_PX - 2.0 * MARGIN_PX) * PLOT_PX;
    double scale = area > room ? Math.sqrt(room / area) : 1;
    for (int i = 0; i < radii.length; i++) {
      radii[i] *= scale;
    }
    return radii;
  }

  @Override
  public int widthPx() {
    return WIDTH_PX;
  }

  @Override
  public int heightPx() {
    return HEADER_PX + PLOT_PX + LEGEND_PX + MARGIN_PX;
  }

  @Override
  void paintOn(Graphics2D graphics) {
    graphics.setFont(Fonts.TITLE);
    graphics.setColor(Palette.INK);
    graphics.drawString(title, MARGIN_PX, 26);
    graphics.setFont(Fonts.LABEL);
    graphics.setColor(Palette.MUTED);
    for (int line = 0; line < notes.size(); line++) {
      graphics.drawString(notes.get(line), MARGIN_PX, 48 + line * NOTE_PX);
    }
    graphics.translate(MARGIN_PX, HEADER_PX);
    edges.forEach(edge -> paintEdge(graphics, edge));
    IntStream.range(0, nodes.size())
        .boxed()
        .sorted(Comparator.comparingInt((Integer at) -> nodes.get(at).size()).reversed())
        .forEach(at -> paintNode(graphics, nodes.get(at), places[at], radii[at]));
    graphics.translate(0, PLOT_PX + MARGIN_PX);
    paintLegend(graphics);
  }

  private void paintEdge(Graphics2D graphics, Edge edge) {
    boolean isSeldom = edge.stability() < SELDOM;
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
    paintSlices(graphics, node.ring(), at, radius, node.isSeldom());
    if (ring > 0) {
      graphics.setColor(Palette.PAPER);
      graphics.fill(disc(at, radius - ring));
    }
    paintSlices(graphics, node.pie(), at, ring > 0 ? radius - ring - 1 : radius, node.isSeldom());
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

  private static Ellipse2D disc(double[] at, double radius) {
    return new Ellipse2D.Double(at[0] - radius, at[1] - radius, 2 * radius, 2 * radius);
  }

  private void paintLegend(Graphics2D graphics) {
    graphics.setFont(Fonts.TICK);
    int row = 0;
    row = keys(graphics, row, "pie", nodes.stream().map(Node::pie).toList());
    row = keys(graphics, row, "ring", nodes.stream().map(Node::ring).toList());
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
      if (x + metrics.stringWidth(label) + 30 > WIDTH_PX - 2 * MARGIN_PX) {
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
    int[] bySize =
        IntStream.range(0, nodes.size())
            .boxed()
            .sorted(Comparator.comparingInt(at -> nodes.get(at).size()))
            .mapToInt(Integer::intValue)
            .toArray();
    int shown =
        nodes.isEmpty()
            ? 0
            : Math.min(2, (int) nodes.stream().mapToInt(Node::size).distinct().count());
    for (int k = 0; k < shown; k++) {
      int at = bySize[k == 0 ? 0 : bySize.length - 1];
      double radius = KEY_RADIUS_PX * radii[at] / radii[bySize[bySize.length - 1]];
      graphics.setColor(Palette.FRAME);
      graphics.fill(disc(new double[] {x + radius, top + 5.0}, radius));
      graphics.setColor(Palette.INK);
      String label =
          String.format(Locale.ROOT, k == 0 ? "%,d cells" : "up to %,d", nodes.get(at).size());
      graphics.drawString(label, (float) (x + 2 * radius + 6), top + 10);
      x += (int) (2 * radius) + 24 + graphics.getFontMetrics().stringWidth(label);
    }
  }

  private List<String> words() {
    String pale =
        nodes.stream().anyMatch(Node::isSeldom)
                || edges.stream().anyMatch(edge -> edge.stability() < SELDOM)
            ? "Pale: comes back in fewer than half of the draws. "
            : "";
    String donor =
        nodes.stream().anyMatch(Node::ofOneDonor) ? "Broken outline: cells of one donor." : "";
    return List.of(
        (pale + donor).strip(),
        "Nodes lie near the mean of their cells on the lens and are moved apart; distances mean"
            + " nothing.");
  }
}
