package org.patchbridge.figure;

import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.util.Arrays;
import java.util.List;

/**
 * Points in a square, both axes of one scale.
 *
 * @param points at least one
 */
record PointPlane(List<EmbeddingFigure.Point> points, Bounds bounds) {
  static final int LEGEND_ROW_PX = 20;
  private static final int KEY_PX = 14;
  private static final int BETWEEN_PX = 16;

  static PointPlane of(List<EmbeddingFigure.Point> points) {
    return new PointPlane(List.copyOf(points), Bounds.of(points));
  }

  /** Where a point is in a square of this side. */
  double x(int point, int sizePx) {
    return bounds.x(points.get(point).x(), sizePx);
  }

  double y(int point, int sizePx) {
    return bounds.y(points.get(point).y(), sizePx);
  }

  /** Groups that are not told apart lie below those that are. */
  void paint(Graphics2D graphics, PointGroups groups, int sizePx, double pointPx) {
    paint(graphics, groups, sizePx, pointPx, true);
    paint(graphics, groups, sizePx, pointPx, false);
  }

  private void paint(
      Graphics2D graphics, PointGroups groups, int sizePx, double pointPx, boolean rest) {
    for (int i = 0; i < points.size(); i++) {
      Color colour = groups.groups().get(groups.groupOfPoint().get(i)).colour();
      if (colour.equals(PointColours.ofRest()) == rest) {
        graphics.setColor(colour);
        paintPoint(graphics, points.get(i).mark(), x(i, sizePx), y(i, sizePx), pointPx / 2);
      }
    }
  }

  private static void paintPoint(
      Graphics2D graphics, EmbeddingFigure.Mark mark, double x, double y, double half) {
    if (mark == EmbeddingFigure.Mark.CIRCLE) {
      graphics.fill(new Ellipse2D.Double(x - half, y - half, 2 * half, 2 * half));
      return;
    }
    Path2D triangle = new Path2D.Double();
    triangle.moveTo(x, y - 1.5 * half);
    triangle.lineTo(x + 1.4 * half, y + half);
    triangle.lineTo(x - 1.4 * half, y + half);
    triangle.closePath();
    graphics.fill(triangle);
  }

  /** In as many rows as there is room for; what does not fit is left out. */
  static void paintLegend(
      Graphics2D graphics, List<PointGroups.Group> groups, int widthPx, int rows) {
    graphics.setFont(Fonts.TICK);
    FontMetrics metrics = graphics.getFontMetrics();
    int x = 0;
    int row = 0;
    for (PointGroups.Group group : groups) {
      String label = Printable.of(group.label());
      int width = KEY_PX + metrics.stringWidth(label) + BETWEEN_PX;
      if (x > 0 && x + width > widthPx) {
        x = 0;
        row++;
      }
      if (row >= rows) {
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
  record Bounds(double left, double bottom, double side) {
    private static final double MARGIN = 0.03;

    static Bounds of(List<EmbeddingFigure.Point> points) {
      double[] x = points.stream().mapToDouble(EmbeddingFigure.Point::x).toArray();
      double[] y = points.stream().mapToDouble(EmbeddingFigure.Point::y).toArray();
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
