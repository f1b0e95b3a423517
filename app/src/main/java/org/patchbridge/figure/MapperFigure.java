package org.patchbridge.figure;

import java.awt.Color;
import java.awt.Graphics2D;
import java.util.List;

/**
 * Mapper graphs, one or several side by side. A node is a pie of its classes, as large as it has
 * cells, with a ring of its species; nodes and edges that seldom come back are pale, nodes of one
 * donor have a broken outline.
 */
public final class MapperFigure extends Drawing {
  private static final int MARGIN_PX = 28;
  private static final int HEADER_PX = 86;
  private static final int NOTE_PX = 20;
  private static final int HEADING_PX = 46;
  private static final int BETWEEN_PX = 36;
  private static final int[] WIDTH_PX = {804, 600, 480, 400};
  private static final int[] PLOT_PX = {600, 520, 440, 380};

  private final String title;
  private final List<String> notes;
  private final List<Graph> graphs;
  private final List<GraphPanel> panels;
  private final String unit;

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
  }

  /** Between two nodes by their numbers from 0. */
  public record Edge(int one, int other, int shared, double stability) {}

  /**
   * @param heading what it is of; empty where it is the only one
   * @param note below the heading
   * @param nodes in any order; larger ones lie below
   */
  public record Graph(String heading, String note, List<Node> nodes, List<Edge> edges) {
    public Graph {
      nodes = List.copyOf(nodes);
      edges = List.copyOf(edges);
    }
  }

  /**
   * @param notes two lines at most
   * @param graphs at least one; drawn beside each other
   * @param unit what nodes hold: cells, points
   */
  public MapperFigure(String title, List<String> notes, List<Graph> graphs, String unit) {
    this.title = Printable.of(title);
    this.notes = notes.stream().map(Printable::of).toList();
    this.graphs = List.copyOf(graphs);
    this.panels = GraphPanel.of(graphs, panelWidth(), panelHeight());
    this.unit = unit;
  }

  private int panelWidth() {
    return WIDTH_PX[Math.min(graphs.size(), WIDTH_PX.length) - 1];
  }

  private int panelHeight() {
    return PLOT_PX[Math.min(graphs.size(), PLOT_PX.length) - 1];
  }

  private int headingHeight() {
    return graphs.size() > 1 ? HEADING_PX : 0;
  }

  @Override
  public int widthPx() {
    return 2 * MARGIN_PX + graphs.size() * panelWidth() + (graphs.size() - 1) * BETWEEN_PX;
  }

  @Override
  public int heightPx() {
    return HEADER_PX + headingHeight() + panelHeight() + GraphLegend.HEIGHT_PX + MARGIN_PX;
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
    graphics.translate(MARGIN_PX, HEADER_PX + headingHeight());
    for (int at = 0; at < graphs.size(); at++) {
      int left = at * (panelWidth() + BETWEEN_PX);
      graphics.translate(left, 0);
      graphics.setFont(Fonts.LABEL);
      graphics.setColor(Palette.INK);
      graphics.drawString(Printable.of(graphs.get(at).heading()), 0, -28);
      graphics.setColor(Palette.MUTED);
      graphics.drawString(Printable.of(graphs.get(at).note()), 0, -10);
      panels.get(at).paint(graphics);
      graphics.translate(-left, 0);
    }
    graphics.translate(0, panelHeight() + MARGIN_PX);
    new GraphLegend(graphs, panels, widthPx() - 2 * MARGIN_PX, unit).paint(graphics);
  }
}
