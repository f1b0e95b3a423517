package org.patchbridge.figure;

import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
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
  private static final int LEGEND_ROW_PX = 20;
  private static final int LEGEND_ROWS = 4;
  private static final int KEY_PX = 14;
  private static final double POINT_PX = 3.6;

  private final String title;
  private final String note;
  private final List<Point> points;
  private final List<PointGroups> panels;
  private final Bounds bounds;

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
    this.points = List.copyOf(points);
    this.panels = List.copyOf(panels);
    this.bounds = Bounds.of(points);
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
    return HEADING_PX + plotPx() + LEGEND_ROWS * LEGEND_ROW_PX + MARGIN_PX;
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
    // Groups that are not told apart lie below those that are.
    paintPoints(graphics, panel, true);
    paintPoints(graphics, panel, false);
    graphics.translate(0, plotPx() + MARGIN_PX);
    paintLegend(graphics, panel.groups());
  }

  private void paintPoints(Graphics2D graphics, PointGroups panel, boolean rest) {
    for (int i = 0; i < points.size(); i++) {
      Color colour = panel.groups().get(panel.groupOfPoint().get(i)).colour();
      if (colour.equals(PointColours.ofRest()) == rest) {
        graphics.setColor(colour);
        paintPoint(graphics, points.get(i));
      }
    }
  }

  private void paintPoint(Graphics2D graphics, Point point) {
    double x = bounds.x(point.x(), plotPx());
    double y = bounds.y(point.y(), plotPx());
    double half = POINT_PX / 2;
    if (point.mark() == Mark.CIRCLE) {
      graphics.fill(new Ellipse2D.Double(x - half, y - half, POINT_PX, POINT_PX));
      return;
    }
    Path2D triangle = new Path2D.Double();
    triangle.moveTo(x, y - 1.5 * half);
    triangle.lineTo(x + 1.4 * half, y + half);
    triangle.lineTo(x - 1.4 * half, y + half);
    triangle.closePath();
    graphics.fill(triangle);
  }

  private static void paintLegend(Graphics2D graphics, List<PointGroups.Group> groups) {
    graphics.setFont(Fonts.TICK);
    FontMetrics metrics = graphics.getFontMetrics();
    int x = 0;
    int row = 0;
    for (PointGroups.Group group : groups) {
      String label = Printable.of(group.label());
      int width = KEY_PX + metrics.stringWidth(label) + MARGIN_PX;
      if (x > 0 && x + width > plotPx()) {
        x = 0;
        row++;
      }
      if (row >= LEGEND_ROWS) {
        return;
      }
      int baseline = row * LEGEND_ROW_PX + 10;
      graphics.setColor(group.colour());
      graphics.fill(new Ellipse2D.Double(x, baseline - 9.0, 9, 9));
      graphics.setColor(Palette.INK);
      graphics.drawString(label, x + KEY_PX, baseline);
      x += width;
    }
  }

  /** The square around all points, with a margin; both axes have one scale. */
  private record Bounds(double left, double bottom, double side) {
    private static final double MARGIN = 0.03;

    static Bounds of(List<Point> points) {
      double[] x = points.stream().mapToDouble(Point::x).toArray();
      double[] y = points.stream().mapToDouble(Point::y).toArray();
      double side = Math.max(range(x), range(y)) * (1 + 2 * MARGIN);
      double padded = side > 0 ? side : 1;
      return new Bounds(middle(x) - padded / 2, middle(y) - padded / 2, padded);
    }

    private static double range(double[] values) {
      return Arrays.stream(values).max().orElseThrow() - Arrays.stream(values).min().orElseThrow();
    }

    private static double middle(double[] values) {
      double low = Arrays.stream(values).min().orElseThrow();
      return low + (Arrays.stream(values).max().orElseThrow() - low) / 2;
    }

    double x(double value, int sizePx) {
      return (value - left) / side * sizePx;
    }

    double y(double value, int sizePx) {
      return sizePx - (value - bottom) / side * sizePx;
    }
  }
}
