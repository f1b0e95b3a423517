package org.patchbridge.figure;

import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2D;
import java.awt.Graphics2D;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.patchbridge.files.AtomicFile;

/** A PDF of one page. */
final class PdfPage {
  /** Takes the place of an identifier made from the clock: equal pages are equal files. */
  private static final long DOCUMENT_ID = 1;

  private PdfPage() {}

  static void write(int widthPx, int heightPx, Consumer<Graphics2D> painting, Path file)
      throws IOException {
    try (PDDocument document = new PDDocument()) {
      document.setDocumentId(DOCUMENT_ID);
      PDPage page = new PDPage(new PDRectangle(widthPx, heightPx));
      document.addPage(page);
      PdfBoxGraphics2D graphics = new PdfBoxGraphics2D(document, widthPx, heightPx);
      painting.accept(graphics);
      graphics.dispose();
      try (PDPageContentStream content = new PDPageContentStream(document, page)) {
        content.drawForm(graphics.getXFormObject());
      }
      AtomicFile.write(file, document::save);
    }
  }
}
