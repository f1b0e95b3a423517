package org.patchbridge.figure;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.util.List;

/**
 * Points in a plane without axes, whose values would mean nothing: one panel for each way to colour
 * them, two side by side, each with its legend below.
 */
public final class EmbeddingFigure extends Drawing {
  private static final int PANEL_PX = 480;
  private static final int MARGIN_PX = 16;
  private static final int HEADER_PX = 62;
  private static final int HEADING_PX = 26;
  private static final int LEGEND_ROWS = 4;
  private static final double POINT_PX = 3.6;

  private final String title;
  private final String note;
  private final List<PointGroups> panels;
  private final PointPlane plane;

  /** How a point is marked. */
  public enum Mark {
    CIRCLE,
    TRIANGLE
  }

  /** A finite point; later ones lie above earlier ones. */
  public record Point(double x, double y, Mark mark) {}

  /**
   * @param points at least one
   * @param panels at least one
   */
  public EmbeddingFigure(String title, String note, List<Point> points, List<PointGroups> panels) {
    this.title = Printable.of(title);
    this.note = Printable.of(note);
    this.panels = List.copyOf(panels);
    this.plane = PointPlane.of(points);
  }

  @Override
  public int widthPx() {
    return columns() * PANEL_PX;
  }

  @Override
  public int heightPx() {
    int rows = (panels.size() + columns() - 1) / columns();
    return HEADER_PX + rows * panelHeight();
  }

  private int columns() {
    return Math.min(2, panels.size());
  }

  private static int panelHeight() {
    return HEADING_PX + plotPx() + LEGEND_ROWS * PointPlane.LEGEND_ROW_PX + MARGIN_PX;
  }

  private static int plotPx() {
    return PANEL_PX - 2 * MARGIN_PX;
  }

  @Override
  void paintOn(Graphics2D graphics) {
    graphics.setFont(Fonts.TITLE);
    graphics.setColor(Palette.INK);
    graphics.drawString(title, MARGIN_PX, 24);
    graphics.setFont(Fonts.LABEL);
    graphics.setColor(Palette.MUTED);
    graphics.drawString(note, MARGIN_PX, 46);
    AffineTransform whole = graphics.getTransform();
    for (int i = 0; i < panels.size(); i++) {
      graphics.setTransform(whole);
      graphics.translate(
          i % columns() * PANEL_PX + MARGIN_PX, HEADER_PX + i / columns() * panelHeight());
      paintPanel(graphics, panels.get(i));
    }
    graphics.setTransform(whole);
  }

  private void paintPanel(Graphics2D graphics, PointGroups panel) {
    graphics.setFont(Fonts.LABEL);
    graphics.setColor(Palette.INK);
    graphics.drawString(Printable.of(panel.heading()), 0, 16);
    graphics.translate(0, HEADING_PX);
    graphics.setColor(Palette.FRAME);
    graphics.draw(new Rectangle2D.Double(0, 0, plotPx(), plotPx()));
    plane.paint(graphics, panel, plotPx(), POINT_PX);
    graphics.translate(0, plotPx() + MARGIN_PX);
    PointPlane.paintLegend(graphics, panel.groups(), plotPx(), LEGEND_ROWS);
  }
}
