package org.patchbridge.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * A persistence diagram and its barcode side by side. In the diagram a feature is a point, birth to
 * the right and death upwards: the higher above the diagonal, the longer it lasts. In the barcode
 * it is a line from birth to death, the longest first. Dimensions differ in mark and colour.
 */
public final class DiagramFigure extends Drawing {
  private static final int PANEL_PX = 420;
  private static final int MARGIN_PX = 56;
  private static final int HEADER_PX = 64;
  private static final int FOOT_PX = 46;
  private static final int MOST_BARS = 30;
  private static final double MARK_PX = 6;
  private static final Color[] COLOURS = {Palette.SILENT, Palette.BLUE, Palette.VERMILION};
  private static final String[] NAMES = {"components", "loops", "cavities"};

  private final String title;
  private final String note;
  private final List<Feature> features;
  private final OptionalDouble band;
  private final double greatest;

  /**
   * @param dimension 0, 1 or 2
   * @param death may be infinite
   */
  public record Feature(int dimension, double birth, double death) {
    double length() {
      return death - birth;
    }
  }

  /**
   * @param features in any order
   * @param band how far above the diagonal loops are explained by the draw of donors
   */
  public DiagramFigure(String title, String note, List<Feature> features, OptionalDouble band) {
    this.title = Printable.of(title);
    this.note = Printable.of(note);
    this.features = List.copyOf(features);
    this.band = band;
    this.greatest =
        features.stream()
            .mapToDouble(feature -> Double.isInfinite(feature.death()) ? 0 : feature.death())
            .filter(value -> value > 0)
            .max()
            .orElse(1);
  }

  @Override
  public int widthPx() {
    return 2 * (PANEL_PX + MARGIN_PX) + MARGIN_PX / 2;
  }

  @Override
  public int heightPx() {
    return HEADER_PX + PANEL_PX + FOOT_PX;
  }

  @Override
  void paintOn(Graphics2D graphics) {
    graphics.setFont(Fonts.TITLE);
    graphics.setColor(Palette.INK);
    graphics.drawString(title, MARGIN_PX, 24);
    graphics.setFont(Fonts.LABEL);
    graphics.setColor(Palette.MUTED);
    graphics.drawString(note, MARGIN_PX, 46);
    graphics.translate(MARGIN_PX, HEADER_PX);
    paintDiagram(graphics);
    graphics.translate(PANEL_PX + MARGIN_PX, 0);
    paintBars(graphics);
  }

  private void paintDiagram(Graphics2D graphics) {
    band.ifPresent(
        width -> {
          Path2D area = new Path2D.Double();
          area.moveTo(x(0), y(0));
          area.lineTo(x(greatest), y(greatest));
          area.lineTo(x(Math.max(0, greatest - width)), y(greatest));
          area.lineTo(x(0), y(Math.min(greatest, width)));
          area.closePath();
          graphics.setColor(Palette.GRID);
          graphics.fill(area);
        });
    frame(graphics);
    graphics.draw(new Line2D.Double(x(0), y(0), x(greatest), y(greatest)));
    Set<List<Long>> drawn = new HashSet<>();
    for (Feature feature : features) {
      if (!Double.isInfinite(feature.death()) && drawn.add(pixel(feature))) {
        mark(graphics, feature.dimension(), x(feature.birth()), y(feature.death()));
      }
    }
    axis(graphics, "birth");
    graphics.drawString("death", 6, 16);
    legend(graphics);
  }

  /** Thousands of marks in one place are one; as fine as a screen with two dots a pixel. */
  private List<Long> pixel(Feature feature) {
    return List.of(
        (long) feature.dimension(),
        Math.round(2 * x(feature.birth())),
        Math.round(2 * y(feature.death())));
  }

  private void legend(Graphics2D graphics) {
    int row = 0;
    for (int dimension = 0; dimension < NAMES.length; dimension++) {
      int wanted = dimension;
      long count = features.stream().filter(feature -> feature.dimension() == wanted).count();
      if (count > 0) {
        double baseline = PANEL_PX - 12 - 20.0 * row++;
        mark(graphics, dimension, PANEL_PX - 150.0, baseline - 5);
        graphics.setColor(Palette.INK);
        graphics.drawString(
            String.format(Locale.ROOT, "%s (%,d)", NAMES[dimension], count),
            PANEL_PX - 138,
            (float) baseline);
      }
    }
    if (band.isPresent()) {
      double baseline = PANEL_PX - 12 - 20.0 * row;
      graphics.setColor(Palette.GRID);
      graphics.fill(new Rectangle2D.Double(PANEL_PX - 155.0, baseline - 10, 10, 10));
      graphics.setColor(Palette.INK);
      graphics.drawString("loops: draw of donors", PANEL_PX - 138, (float) baseline);
    }
  }

  /** Filled disc, ring, triangle: told apart without colour, too. */
  private static void mark(Graphics2D graphics, int dimension, double x, double y) {
    double half = MARK_PX / 2;
    graphics.setColor(COLOURS[dimension]);
    switch (dimension) {
      case 0 -> graphics.fill(new Ellipse2D.Double(x - half / 2, y - half / 2, half, half));
      case 1 -> graphics.draw(new Ellipse2D.Double(x - half, y - half, MARK_PX, MARK_PX));
      default -> {
        Path2D triangle = new Path2D.Double();
        triangle.moveTo(x, y - half);
        triangle.lineTo(x + half, y + half);
        triangle.lineTo(x - half, y + half);
        triangle.closePath();
        graphics.fill(triangle);
      }
    }
  }

  /**
   * The longest of each dimension from loops on; of components only where there is nothing else.
   */
  private void paintBars(Graphics2D graphics) {
    frame(graphics);
    List<Feature> shown =
        features.stream()
            .filter(feature -> feature.dimension() > 0 || hasComponentsOnly())
            .sorted(
                Comparator.comparingInt(Feature::dimension)
                    .thenComparing(Comparator.comparingDouble(Feature::length).reversed()))
            .limit(MOST_BARS)
            .toList();
    double step = PANEL_PX / (shown.size() + 1.0);
    graphics.setStroke(new BasicStroke((float) Math.min(6, Math.max(1.5, step / 2))));
    for (int i = 0; i < shown.size(); i++) {
      Feature feature = shown.get(i);
      graphics.setColor(COLOURS[feature.dimension()]);
      double y = step * (i + 1);
      graphics.draw(
          new Line2D.Double(x(feature.birth()), y, x(Math.min(greatest, feature.death())), y));
    }
    graphics.setStroke(new BasicStroke(1));
    axis(graphics, hasComponentsOnly() ? "diameter" : "diameter; the longest features");
  }

  private boolean hasComponentsOnly() {
    return features.stream().allMatch(feature -> feature.dimension() == 0);
  }

  private static void frame(Graphics2D graphics) {
    graphics.setColor(Palette.FRAME);
    graphics.draw(new Rectangle2D.Double(0, 0, PANEL_PX, PANEL_PX));
  }

  private void axis(Graphics2D graphics, String name) {
    graphics.setFont(Fonts.TICK);
    graphics.setColor(Palette.MUTED);
    graphics.drawString("0", 0, PANEL_PX + 18);
    String end = String.format(Locale.ROOT, "%.3g", greatest);
    graphics.drawString(end, PANEL_PX - graphics.getFontMetrics().stringWidth(end), PANEL_PX + 18);
    graphics.drawString(
        name, (PANEL_PX - graphics.getFontMetrics().stringWidth(name)) / 2, PANEL_PX + 18);
  }

  private double x(double value) {
    return value / greatest * PANEL_PX;
  }

  private double y(double value) {
    return PANEL_PX - value / greatest * PANEL_PX;
  }
}
