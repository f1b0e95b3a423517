package org.patchbridge.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.CubicCurve2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.patchbridge.figure.EmbeddingFigure.Point;

/**
 * The same cells in several planes side by side, once for each way to colour them. Lines follow
 * some of the cells from plane to plane in the first row.
 */
public final class SeriesFigure extends Drawing {
  private static final int MARGIN_PX = 24;
  private static final int BETWEEN_PX = 44;
  private static final int HEADER_PX = 66;
  private static final int HEADING_PX = 24;
  private static final int LEGEND_ROWS = 2;
  private static final int[] PLOT_PX = {480, 480, 380, 320};
  private static final int FEW_POINTS = 200;
  private static final int MANY_POINTS = 2_000;
  private static final double RING_PX = 4.5;

  private final String title;
  private final String note;
  private final List<PointPlane> planes = new ArrayList<>();
  private final List<String> headings;
  private final List<PointGroups> rows;
  private final List<Integer> followed;
  private final int plotPx;

  /**
   * A plane.
   *
   * @param points the same cells in every plane, in one order
   */
  public record Plane(String heading, List<Point> points) {
    public Plane {
      points = List.copyOf(points);
    }
  }

  /**
   * @param planes at least one
   * @param rows at least one way to colour the cells
   * @param followed numbers of the cells that lines follow
   */
  public SeriesFigure(
      String title,
      String note,
      List<Plane> planes,
      List<PointGroups> rows,
      List<Integer> followed) {
    this.title = Printable.of(title);
    this.note = Printable.of(note);
    this.headings = planes.stream().map(plane -> Printable.of(plane.heading())).toList();
    planes.forEach(plane -> this.planes.add(PointPlane.of(plane.points())));
    this.rows = List.copyOf(rows);
    this.followed = List.copyOf(followed);
    this.plotPx = PLOT_PX[Math.min(PLOT_PX.length, planes.size()) - 1];
  }

  @Override
  public int widthPx() {
    return 2 * MARGIN_PX + planes.size() * plotPx + (planes.size() - 1) * BETWEEN_PX;
  }

  @Override
  public int heightPx() {
    return HEADER_PX + HEADING_PX + rows.size() * rowPx();
  }

  private int rowPx() {
    return HEADING_PX + plotPx + LEGEND_ROWS * PointPlane.LEGEND_ROW_PX + MARGIN_PX;
  }

  @Override
  void paintOn(Graphics2D graphics) {
    graphics.setFont(Fonts.TITLE);
    graphics.setColor(Palette.INK);
    graphics.drawString(title, MARGIN_PX, 26);
    graphics.setFont(Fonts.LABEL);
    graphics.setColor(Palette.MUTED);
    graphics.drawString(note, MARGIN_PX, 48);
    graphics.translate(MARGIN_PX, HEADER_PX);
    graphics.setColor(Palette.INK);
    for (int plane = 0; plane < planes.size(); plane++) {
      graphics.drawString(headings.get(plane), left(plane), 16);
    }
    graphics.translate(0, HEADING_PX);
    AffineTransform top = graphics.getTransform();
    for (int row = 0; row < rows.size(); row++) {
      graphics.setTransform(top);
      graphics.translate(0, row * rowPx());
      paintRow(graphics, rows.get(row));
      if (row == 0) {
        follow(graphics, rows.get(row));
      }
    }
    graphics.setTransform(top);
  }

  private int left(int plane) {
    return plane * (plotPx + BETWEEN_PX);
  }

  /** Leaves the origin at the planes' top. */
  private void paintRow(Graphics2D graphics, PointGroups groups) {
    graphics.setFont(Fonts.TICK);
    graphics.setColor(Palette.MUTED);
    graphics.drawString(Printable.of(groups.heading()), 0, 14);
    graphics.translate(0, HEADING_PX);
    AffineTransform start = graphics.getTransform();
    for (int plane = 0; plane < planes.size(); plane++) {
      graphics.translate(left(plane), 0);
      graphics.setColor(Palette.FRAME);
      graphics.draw(new Rectangle2D.Double(0, 0, plotPx, plotPx));
      planes.get(plane).paint(graphics, groups, plotPx, pointPx());
      graphics.setTransform(start);
    }
    graphics.translate(0, plotPx + 12);
    PointPlane.paintLegend(graphics, groups.groups(), widthPx() - 2 * MARGIN_PX, LEGEND_ROWS);
    graphics.setTransform(start);
  }

  private double pointPx() {
    int points = planes.get(0).points().size();
    return points <= FEW_POINTS ? 7 : points <= MANY_POINTS ? 4.2 : 3;
  }

  private void follow(Graphics2D graphics, PointGroups groups) {
    for (int cell : followed) {
      Color colour = groups.groups().get(groups.groupOfPoint().get(cell)).colour();
      for (int plane = 1; plane < planes.size(); plane++) {
        double fromX = left(plane - 1) + planes.get(plane - 1).x(cell, plotPx);
        double fromY = planes.get(plane - 1).y(cell, plotPx);
        double toX = left(plane) + planes.get(plane).x(cell, plotPx);
        double toY = planes.get(plane).y(cell, plotPx);
        double bend = (toX - fromX) * 0.4;
        CubicCurve2D line =
            new CubicCurve2D.Double(fromX, fromY, fromX + bend, fromY, toX - bend, toY, toX, toY);
        graphics.setColor(Palette.PAPER);
        graphics.setStroke(new BasicStroke(3.2f));
        graphics.draw(line);
        graphics.setColor(colour.darker());
        graphics.setStroke(new BasicStroke(1.3f));
        graphics.draw(line);
      }
      for (int plane = 0; plane < planes.size(); plane++) {
        ring(
            graphics,
            left(plane) + planes.get(plane).x(cell, plotPx),
            planes.get(plane).y(cell, plotPx),
            colour);
      }
    }
    graphics.setStroke(new BasicStroke(1));
  }

  private static void ring(Graphics2D graphics, double x, double y, Color colour) {
    Ellipse2D disc = new Ellipse2D.Double(x - RING_PX, y - RING_PX, 2 * RING_PX, 2 * RING_PX);
    graphics.setColor(colour);
    graphics.fill(disc);
    graphics.setColor(Palette.INK);
    graphics.setStroke(new BasicStroke(1.2f));
    graphics.draw(disc);
  }
}
