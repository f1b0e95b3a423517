package org.patchbridge.figure;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.apache.batik.dom.GenericDOMImplementation;
import org.apache.batik.svggen.SVGGraphics2D;
import org.patchbridge.files.AtomicFile;
import org.w3c.dom.Document;

/**
 * Something of a fixed size that can be painted, and its files. Each is written aside, then
 * renamed; equal drawings give equal files.
 */
public abstract class Drawing {
  /**
   * A PNG has this many pixels for one of the drawing, so that print and dense screens are sharp.
   */
  public static final int PNG_SCALE = 2;

  private static final String SVG_NAMESPACE = "http://www.w3.org/2000/svg";

  /** Width without the scale of a PNG. */
  public abstract int widthPx();

  /** Height without the scale of a PNG. */
  public abstract int heightPx();

  /** Paints everything but the paper. */
  abstract void paintOn(Graphics2D graphics);

  /**
   * @throws IOException where the file cannot be written
   */
  public final void writePng(Path file) throws IOException {
    BufferedImage image =
        new BufferedImage(
            widthPx() * PNG_SCALE, heightPx() * PNG_SCALE, BufferedImage.TYPE_INT_RGB);
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
   * @throws IOException where the file cannot be written
   */
  public final void writeSvg(Path file) throws IOException {
    Document document =
        GenericDOMImplementation.getDOMImplementation().createDocument(SVG_NAMESPACE, "svg", null);
    SVGGraphics2D graphics = new SVGGraphics2D(document);
    graphics.setSVGCanvasSize(new java.awt.Dimension(widthPx(), heightPx()));
    paint(graphics);
    AtomicFile.write(
        file,
        out -> {
          Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
          graphics.stream(writer, false);
          writer.flush();
        });
  }

  /**
   * One page of the drawing's size; text is drawn as shapes, so it looks the same everywhere.
   *
   * @throws IOException where the file cannot be written
   */
  public final void writePdf(Path file) throws IOException {
    PdfPage.write(widthPx(), heightPx(), this::paint, file);
  }

  private void paint(Graphics2D graphics) {
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setColor(Palette.PAPER);
    graphics.fillRect(0, 0, widthPx(), heightPx());
    paintOn(graphics);
  }
}
