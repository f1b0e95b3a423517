package org.patchbridge.figure;

import java.awt.BasicStroke;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.apache.batik.dom.GenericDOMImplementation;
import org.apache.batik.svggen.SVGGraphics2D;
import org.patchbridge.files.AtomicFile;
import org.w3c.dom.Document;

/** A figure: a title with a legend, and panels below each other. Equal figures give equal files. */
public final class StackedFigure {
  /** Width of every figure. */
  public static final int WIDTH_PX = 960;

  /**
   * A PNG has this many pixels for one of the figure, so that print and dense screens are sharp.
   */
  public static final int PNG_SCALE = 2;

  private static final int HEADER_PX = 58;
  private static final int MARGIN_PX = 16;
  private static final int TITLE_BASELINE_PX = 24;
  private static final int LEGEND_BASELINE_PX = 47;
  private static final int KEY_PX = 20;
  private static final String SVG_NAMESPACE = "http://www.w3.org/2000/svg";

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

  /** Height without the scale of a PNG. */
  public int heightPx() {
    return HEADER_PX + panels.stream().mapToInt(Panel::heightPx).sum();
  }

  /**
   * Writes aside, then renames.
   *
   * @throws IOException where the file cannot be written
   */
  public void writePng(Path file) throws IOException {
    BufferedImage image =
        new BufferedImage(WIDTH_PX * PNG_SCALE, heightPx() * PNG_SCALE, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.scale(PNG_SCALE, PNG_SCALE);
    paint(graphics);
    graphics.dispose();
    AtomicFile.write(
        file,
        out -> {
          // In memory: the stream that ImageIO makes by itself goes through a temporary file.
          try (ImageOutputStream png = new MemoryCacheImageOutputStream(out)) {
            ImageIO.write(image, "png", png);
          }
        });
  }

  /**
   * Writes aside, then renames.
   *
   * @throws IOException where the file cannot be written
   */
  public void writeSvg(Path file) throws IOException {
    Document document =
        GenericDOMImplementation.getDOMImplementation().createDocument(SVG_NAMESPACE, "svg", null);
    SVGGraphics2D graphics = new SVGGraphics2D(document);
    graphics.setSVGCanvasSize(new java.awt.Dimension(WIDTH_PX, heightPx()));
    paint(graphics);
    AtomicFile.write(
        file,
        out -> {
          Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
          graphics.stream(writer, false);
          writer.flush();
        });
  }

  private void paint(Graphics2D graphics) {
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setColor(Palette.PAPER);
    graphics.fillRect(0, 0, WIDTH_PX, heightPx());
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
