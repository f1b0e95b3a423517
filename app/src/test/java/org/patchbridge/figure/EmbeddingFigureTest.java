package org.patchbridge.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbridge.figure.EmbeddingFigure.Mark;
import org.patchbridge.figure.EmbeddingFigure.Point;

class EmbeddingFigureTest {
  private static final int POINTS = 200;
  private static final int SST = PointColours.ofSubclass("Sst").getRGB();
  private static final int VIP = PointColours.ofSubclass("VIP").getRGB();

  @TempDir Path folder;

  @Test
  void svgHasAMarkForEachPointInEachPanelAndForEachGroupInTheLegend() throws IOException {
    figure("cells").writeSvg(folder.resolve("e.svg"));

    String svg = Files.readString(folder.resolve("e.svg"));
    // 150 circles and 50 triangles in two panels, and two and three groups.
    assertThat(count(svg, "<circle")).isEqualTo(2 * 150 + 2 + 3);
    assertThat(svg).contains("By class", "By donor", "Sst 100", "7 other donors");
  }

  @Test
  void pngAndPdfShowTheSameColoursInTheSameShape() throws IOException {
    EmbeddingFigure figure = figure("cells");
    figure.writePng(folder.resolve("e.png"));
    figure.writePdf(folder.resolve("e.pdf"));

    BufferedImage png = ImageIO.read(folder.resolve("e.png").toFile());
    assertThat(png.getWidth()).isEqualTo(figure.widthPx() * Drawing.PNG_SCALE);
    assertThat(share(png, SST)).isBetween(0.0005, 0.02);
    try (PDDocument pdf = Loader.loadPDF(folder.resolve("e.pdf").toFile())) {
      assertThat(pdf.getNumberOfPages()).isEqualTo(1);
      BufferedImage page = new PDFRenderer(pdf).renderImage(0, Drawing.PNG_SCALE);
      assertThat(page.getWidth()).isEqualTo(png.getWidth());
      assertThat(page.getHeight()).isEqualTo(png.getHeight());
      assertThat(share(page, SST) / share(png, SST)).isBetween(0.7, 1.4);
      assertThat(share(page, VIP) / share(png, VIP)).isBetween(0.7, 1.4);
    }
  }

  @Test
  void equalFiguresGiveEqualFiles() throws IOException {
    for (String name : List.of("a", "b")) {
      figure("cells").writePng(folder.resolve(name + ".png"));
      figure("cells").writeSvg(folder.resolve(name + ".svg"));
      figure("cells").writePdf(folder.resolve(name + ".pdf"));
    }

    for (String ending : List.of(".png", ".svg", ".pdf")) {
      assertThat(folder.resolve("a" + ending)).hasSameBinaryContentAs(folder.resolve("b" + ending));
    }
  }

  @Test
  void aNameFromAFileCannotSpoilTheDrawing() throws IOException {
    figure("<script>\u0000\u202e").writeSvg(folder.resolve("e.svg"));

    assertThat(Files.readString(folder.resolve("e.svg")))
        .contains("&lt;script")
        .doesNotContain("<script>", "\u0000", "\u202e");
  }

  private static EmbeddingFigure figure(String title) {
    Random random = new Random(3);
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < POINTS; i++) {
      points.add(
          new Point(
              random.nextGaussian() + 5 * (i % 2),
              3 * random.nextGaussian(),
              i < 150 ? Mark.CIRCLE : Mark.TRIANGLE));
    }
    PointGroups classes =
        new PointGroups(
            "By class",
            List.of(
                new PointGroups.Group("Sst 100", PointColours.ofSubclass("Sst")),
                new PointGroups.Group("Vip 100", PointColours.ofSubclass("Vip"))),
            IntStream.range(0, POINTS).mapToObj(i -> i % 2).toList());
    PointGroups donors =
        new PointGroups(
            "By donor",
            List.of(
                new PointGroups.Group("a", PointColours.ofSeries(0)),
                new PointGroups.Group("b", PointColours.ofSeries(1)),
                new PointGroups.Group("7 other donors", PointColours.ofRest())),
            IntStream.range(0, POINTS).mapToObj(i -> i % 3).toList());
    return new EmbeddingFigure(title, "UMAP", points, List.of(classes, donors));
  }

  private static long count(String text, String part) {
    return Pattern.compile(Pattern.quote(part)).matcher(text).results().count();
  }

  private static double share(BufferedImage image, int colour) {
    int[] pixels =
        image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    return (double) IntStream.of(pixels).filter(pixel -> pixel == colour).count() / pixels.length;
  }
}
