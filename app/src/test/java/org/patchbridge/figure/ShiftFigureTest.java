package org.patchbridge.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbridge.random.RandomStream;

class ShiftFigureTest {
  @TempDir private Path folder;

  private static double[] normal(int count, double mean, long seed) {
    RandomStream random = RandomStream.of(seed);
    return IntStream.range(0, count).mapToDouble(i -> mean + random.nextGaussian()).toArray();
  }

  private static double[][] plane(int count, double mean, long seed) {
    double[] x = normal(count, mean, seed);
    double[] y = normal(count, 0, seed + 1);
    return IntStream.range(0, count)
        .mapToObj(i -> new double[] {x[i], y[i]})
        .toArray(double[][]::new);
  }

  private static ShiftFigure figure(List<ShiftFigure.Feature> features) {
    return new ShiftFigure(
        "Rig of cells.csv",
        "40 cells",
        features,
        new ShiftFigure.Plane(
            plane(60, 0, 1),
            List.of("Pvalb", "Sst"),
            IntStream.range(0, 60).map(i -> i % 2).toArray(),
            plane(40, 3, 3),
            plane(40, 0, 5)));
  }

  @Test
  void everyFeatureAndSubclassIsNamedInTheFigure() throws IOException {
    Path svg = folder.resolve("shift.svg");

    figure(
            List.of(
                new ShiftFigure.Feature(
                    "v_baseline",
                    "mV",
                    false,
                    normal(60, 0, 7),
                    normal(40, 3, 8),
                    normal(40, 0, 9)),
                new ShiftFigure.Feature(
                    "latency_rheo",
                    "s",
                    true,
                    new double[] {0.1, 0.2, 0.3},
                    new double[] {0.02, 0.05},
                    new double[] {0.1, 0.25})))
        .writeSvg(svg);

    assertThat(Files.readString(svg)).contains("v_baseline", "latency_rheo", "Pvalb", "Sst");
  }

  @Test
  void whatWasGivenAndWhatWasAdaptedAreDrawnApart() throws IOException {
    Path png = folder.resolve("shift.png");
    figure(List.of()).writePng(png);
    BufferedImage image = ImageIO.read(png.toFile());

    assertThat(pixels(image, 0, image.getWidth() / 2, Palette.VERMILION.darker().getRGB()))
        .isPositive();
    assertThat(
            pixels(image, image.getWidth() / 2, image.getWidth(), Palette.BLUE.darker().getRGB()))
        .isPositive();
  }

  @Test
  void featureThatNoCellHasIsNoTrouble() throws IOException {
    Path svg = folder.resolve("shift.svg");

    figure(
            List.of(
                new ShiftFigure.Feature(
                    "sag", "ratio", false, new double[] {0.1}, new double[0], new double[0])))
        .writeSvg(svg);

    assertThat(Files.readString(svg)).contains("sag", "one value, or none");
  }

  private static long pixels(BufferedImage image, int from, int to, int colour) {
    long found = 0;
    for (int x = from; x < to; x++) {
      for (int y = 0; y < image.getHeight(); y++) {
        found += image.getRGB(x, y) == colour ? 1 : 0;
      }
    }
    return found;
  }
}
