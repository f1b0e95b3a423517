package org.patchbridge.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import org.patchbridge.dataset.Quantile;

/**
 * What a rig does to cells: above, the cells before and after adaptation in the plane of the
 * reference; below, the density of every feature in the reference (grey area), in the batch as it
 * was given (broken line) and after adaptation (full line).
 */
public final class ShiftFigure extends Drawing {
  private static final int COLUMNS = 4;
  private static final int PANEL_PX = 230;
  private static final int PLOT_PX = 120;
  private static final int ROW_PX = 180;
  private static final int PLANE_PX = 440;
  private static final int MARGIN_PX = 20;
  private static final int HEADER_PX = 66;
  private static final int STEPS = 120;
  private static final double TAIL = 0.01;
  private static final Color BEFORE = Palette.VERMILION;
  private static final Color AFTER = Palette.BLUE;

  private final String title;
  private final String note;
  private final List<Feature> features;
  private final Plane plane;

  /**
   * Values of one feature; absent ones left out.
   *
   * @param isLogarithmic whether its axis is; values are then positive
   */
  public record Feature(
      String name,
      String unit,
      boolean isLogarithmic,
      double[] reference,
      double[] before,
      double[] after) {}

  /**
   * Cells × 2.
   *
   * @param classes of the reference, by name
   * @param labels of the reference's cells, numbers in {@code classes}
   */
  public record Plane(
      double[][] reference,
      List<String> classes,
      int[] labels,
      double[][] before,
      double[][] after) {}

  public ShiftFigure(String title, String note, List<Feature> features, Plane plane) {
    this.title = Printable.of(title);
    this.note = Printable.of(note);
    this.features = List.copyOf(features);
    this.plane = plane;
  }

  @Override
  public int widthPx() {
    return COLUMNS * PANEL_PX + 2 * MARGIN_PX;
  }

  @Override
  public int heightPx() {
    int rows = (features.size() + COLUMNS - 1) / COLUMNS;
    return HEADER_PX + PLANE_PX + 2 * MARGIN_PX + rows * ROW_PX;
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
    Bounds bounds = Bounds.of(plane);
    paintPlane(graphics, MARGIN_PX, "as they were given", plane.before(), BEFORE, bounds);
    graphics.setTransform(whole);
    paintPlane(graphics, MARGIN_PX + 2 * PANEL_PX, "adapted", plane.after(), AFTER, bounds);
    for (int i = 0; i < features.size(); i++) {
      graphics.setTransform(whole);
      graphics.translate(
          MARGIN_PX + i % COLUMNS * PANEL_PX,
          HEADER_PX + PLANE_PX + 2 * MARGIN_PX + i / COLUMNS * ROW_PX);
      paintFeature(graphics, features.get(i));
    }
    graphics.setTransform(whole);
  }

  private void paintPlane(
      Graphics2D graphics,
      int left,
      String heading,
      double[][] batch,
      Color colour,
      Bounds bounds) {
    int size = PLANE_PX - 2 * MARGIN_PX;
    graphics.translate(left, HEADER_PX + MARGIN_PX);
    graphics.setColor(Palette.INK);
    graphics.drawString(heading + ", over the reference", 0, -6);
    paintClasses(graphics, size);
    graphics.setColor(Palette.FRAME);
    graphics.draw(new Rectangle2D.Double(0, 0, size, size));
    graphics.setClip(new Rectangle2D.Double(0, 0, size, size));
    for (int i = 0; i < plane.reference().length; i++) {
      Color own = PointColours.ofSubclass(plane.classes().get(plane.labels()[i]));
      graphics.setColor(new Color(own.getRed(), own.getGreen(), own.getBlue(), 70));
      dot(graphics, plane.reference()[i], bounds, size, 3.4);
    }
    graphics.setColor(colour.darker());
    for (double[] cell : batch) {
      ring(graphics, cell, bounds, size);
    }
    graphics.setClip(null);
  }

  private void paintClasses(Graphics2D graphics, int size) {
    int x = 0;
    for (String name : plane.classes()) {
      String label = Printable.of(name);
      graphics.setColor(PointColours.ofSubclass(name));
      graphics.fill(new Ellipse2D.Double(x, size + 8.0, 9, 9));
      graphics.setColor(Palette.INK);
      graphics.drawString(label, x + 13, size + 17);
      x += 13 + graphics.getFontMetrics().stringWidth(label) + MARGIN_PX;
    }
  }

  private static void dot(
      Graphics2D graphics, double[] at, Bounds bounds, int size, double diameter) {
    graphics.fill(
        new Ellipse2D.Double(
            bounds.x(at[0], size) - diameter / 2,
            bounds.y(at[1], size) - diameter / 2,
            diameter,
            diameter));
  }

  private static void ring(Graphics2D graphics, double[] at, Bounds bounds, int size) {
    graphics.draw(new Ellipse2D.Double(bounds.x(at[0], size) - 2, bounds.y(at[1], size) - 2, 4, 4));
  }

  private static void paintFeature(Graphics2D graphics, Feature feature) {
    int width = PANEL_PX - MARGIN_PX;
    graphics.setFont(Fonts.TICK);
    graphics.setColor(Palette.INK);
    String heading = Printable.of(feature.name() + " (" + feature.unit() + ")");
    boolean isTooWide = graphics.getFontMetrics().stringWidth(heading) > width;
    graphics.drawString(
        feature.unit().isEmpty() || isTooWide ? Printable.of(feature.name()) : heading, 0, 12);
    graphics.translate(0, 20);
    double[] reference = axis(feature, feature.reference());
    double[] before = axis(feature, feature.before());
    double[] after = axis(feature, feature.after());
    double low = limit(TAIL, reference, before, after);
    double high = limit(1 - TAIL, reference, before, after);
    if (!(high > low)) {
      graphics.drawString("one value, or none", 0, PLOT_PX / 2);
      return;
    }
    double[] area = density(reference, low, high);
    double[] broken = density(before, low, high);
    double[] full = density(after, low, high);
    double top =
        DoubleStream.concat(
                Arrays.stream(area),
                DoubleStream.concat(Arrays.stream(broken), Arrays.stream(full)))
            .max()
            .orElse(1);
    graphics.setColor(Palette.GRID);
    graphics.fill(path(area, top, width, true));
    graphics.setColor(BEFORE);
    graphics.setStroke(
        new BasicStroke(
            1.6f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {5, 4}, 0));
    graphics.draw(path(broken, top, width, false));
    graphics.setColor(AFTER);
    graphics.setStroke(new BasicStroke(1.8f));
    graphics.draw(path(full, top, width, false));
    graphics.setStroke(new BasicStroke(1));
    graphics.setColor(Palette.FRAME);
    graphics.draw(new Rectangle2D.Double(0, 0, width, PLOT_PX));
    graphics.setColor(Palette.MUTED);
    String end = number(feature, high);
    graphics.drawString(number(feature, low), 0, PLOT_PX + 15);
    graphics.drawString(end, width - graphics.getFontMetrics().stringWidth(end), PLOT_PX + 15);
  }

  private static double[] axis(Feature feature, double[] values) {
    return feature.isLogarithmic() ? Arrays.stream(values).map(Math::log).toArray() : values;
  }

  private static String number(Feature feature, double onAxis) {
    return String.format(Locale.ROOT, "%.3g", feature.isLogarithmic() ? Math.exp(onAxis) : onAxis);
  }

  /** The outermost of the three quantiles. */
  private static double limit(double level, double[]... parts) {
    DoubleStream quantiles =
        Arrays.stream(parts)
            .filter(part -> part.length > 0)
            .mapToDouble(part -> Quantile.of(Arrays.stream(part).sorted().toArray(), level));
    return (level < 0.5 ? quantiles.min() : quantiles.max()).orElse(0);
  }

  /** Gaussian kernels of Silverman's width (1986, 3.31). */
  private static double[] density(double[] values, double low, double high) {
    double[] heights = new double[STEPS + 1];
    if (values.length == 0) {
      return heights;
    }
    double[] sorted = Arrays.stream(values).sorted().toArray();
    double spread =
        Math.max(
            (Quantile.of(sorted, 0.75) - Quantile.of(sorted, 0.25)) / 1.34, (high - low) / 100);
    double width = 0.9 * spread * Math.pow(values.length, -0.2);
    for (int step = 0; step <= STEPS; step++) {
      double at = low + (high - low) * step / STEPS;
      for (double value : values) {
        double z = (at - value) / width;
        heights[step] += Math.exp(-z * z / 2) / (width * values.length);
      }
    }
    return heights;
  }

  private static Path2D path(double[] heights, double top, int width, boolean isArea) {
    Path2D path = new Path2D.Double();
    path.moveTo(0, isArea ? PLOT_PX : y(heights[0], top));
    for (int step = 0; step <= STEPS; step++) {
      path.lineTo((double) width * step / STEPS, y(heights[step], top));
    }
    if (isArea) {
      path.lineTo(width, PLOT_PX);
      path.closePath();
    }
    return path;
  }

  private static double y(double height, double top) {
    return PLOT_PX - 0.94 * PLOT_PX * height / top;
  }

  /** What holds nearly all of the reference and of the batch, before and after. */
  private record Bounds(double left, double bottom, double width, double height) {
    static Bounds of(Plane plane) {
      double[][] limits = new double[2][2];
      for (int k = 0; k < 2; k++) {
        int axis = k;
        for (int end = 0; end < 2; end++) {
          limits[k][end] =
              limit(
                  end == 0 ? TAIL / 2 : 1 - TAIL / 2,
                  column(plane.reference(), axis),
                  column(plane.before(), axis),
                  column(plane.after(), axis));
        }
      }
      return new Bounds(
          limits[0][0],
          limits[1][0],
          Math.max(limits[0][1] - limits[0][0], Double.MIN_NORMAL),
          Math.max(limits[1][1] - limits[1][0], Double.MIN_NORMAL));
    }

    private static double[] column(double[][] points, int axis) {
      return Arrays.stream(points).mapToDouble(point -> point[axis]).toArray();
    }

    double x(double value, int size) {
      return (0.03 + 0.94 * (value - left) / width) * size;
    }

    double y(double value, int size) {
      return (0.97 - 0.94 * (value - bottom) / height) * size;
    }
  }
}
