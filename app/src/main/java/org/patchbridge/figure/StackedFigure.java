package org.patchbridge.figure;

import java.awt.BasicStroke;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.util.List;

/** A figure: a title with a legend, and panels below each other. */
public final class StackedFigure extends Drawing {
  /** Width of every figure. */
  public static final int WIDTH_PX = 960;

  private static final int HEADER_PX = 58;
  private static final int MARGIN_PX = 16;
  private static final int TITLE_BASELINE_PX = 24;
  private static final int LEGEND_BASELINE_PX = 47;
  private static final int KEY_PX = 20;

  private final String title;
  private final String note;
  private final List<LegendEntry> legend;
  private final List<Panel> panels;

  StackedFigure(String title, String note, List<LegendEntry> legend, List<Panel> panels) {
    this.title = Printable.of(title);
    this.note = Printable.of(note);
    this.legend = List.copyOf(legend);
    this.panels = panels.stream().filter(panel -> !panel.isEmpty()).toList();
  }

  @Override
  public int widthPx() {
    return WIDTH_PX;
  }

  @Override
  public int heightPx() {
    return HEADER_PX + panels.stream().mapToInt(Panel::heightPx).sum();
  }

  @Override
  void paintOn(Graphics2D graphics) {
    AffineTransform whole = graphics.getTransform();
    int top = HEADER_PX;
    for (Panel panel : panels) {
      graphics.setTransform(whole);
      graphics.translate(0, top);
      panel.paint(graphics);
      top += panel.heightPx();
    }
    graphics.setTransform(whole);
    paintHeader(graphics);
  }

  private void paintHeader(Graphics2D graphics) {
    graphics.setFont(Fonts.TITLE);
    graphics.setColor(Palette.INK);
    graphics.drawString(title, MARGIN_PX, TITLE_BASELINE_PX);
    graphics.setFont(Fonts.LABEL);
    FontMetrics metrics = graphics.getFontMetrics();
    graphics.setColor(Palette.MUTED);
    graphics.drawString(note, MARGIN_PX, LEGEND_BASELINE_PX);
    int width =
        legend.stream().mapToInt(entry -> KEY_PX + metrics.stringWidth(entry.label())).sum()
            + MARGIN_PX * Math.max(0, legend.size() - 1);
    int x = WIDTH_PX - MARGIN_PX - width;
    for (LegendEntry entry : legend) {
      paintKey(graphics, entry, x);
      graphics.setColor(Palette.INK);
      graphics.drawString(entry.label(), x + KEY_PX, LEGEND_BASELINE_PX);
      x += KEY_PX + metrics.stringWidth(entry.label()) + MARGIN_PX;
    }
  }

  private static void paintKey(Graphics2D graphics, LegendEntry entry, int x) {
    int middle = LEGEND_BASELINE_PX - 5;
    if (entry.shape() == LegendEntry.Shape.LINE) {
      graphics.setColor(entry.colour());
      graphics.setStroke(new BasicStroke(2.5f));
      graphics.draw(new Line2D.Double(x, middle, x + KEY_PX - 6.0, middle));
    } else {
      Panel.paintMark(graphics, entry, x + 7.0, middle);
    }
  }
}
