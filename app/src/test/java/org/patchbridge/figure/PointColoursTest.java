package org.patchbridge.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.patchbridge.views.ViewScript;

class PointColoursTest {
  private static final List<String> SUBCLASSES = List.of("Lamp5", "Pvalb", "Sncg", "Sst", "Vip");

  /**
   * Linear RGB as seen without a kind of cone (Machado, Oliveira &amp; Fernandes 2009, severity 1).
   */
  private static final Map<String, double[][]> EYES =
      Map.of(
          "normal",
          new double[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
          "protanopia",
          new double[][] {
            {0.152286, 1.052583, -0.204868},
            {0.114503, 0.786281, 0.099216},
            {-0.003882, -0.048116, 1.051998}
          },
          "deuteranopia",
          new double[][] {
            {0.367322, 0.860646, -0.227968},
            {0.280085, 0.672501, 0.047413},
            {-0.011820, 0.042940, 0.968881}
          });

  /** sRGB to XYZ, each divided by its value of the white D65. */
  private static final double[][] XYZ = {
    {0.4124564 / 0.95047, 0.3575761 / 0.95047, 0.1804375 / 0.95047},
    {0.2126729, 0.7151522, 0.0721750},
    {0.0193339 / 1.08883, 0.1191920 / 1.08883, 0.9503041 / 1.08883}
  };

  /** In CIE 1976 L*a*b*; 2.3 is just seen, the former two blues were 14.7 apart. */
  private static final double LEAST_DISTANCE = 16;

  @Test
  void subclassesAreToldApartWithTheCommonColourVisionDeficiencies() {
    EYES.forEach(
        (eye, matrix) -> {
          for (String one : SUBCLASSES) {
            for (String other : SUBCLASSES) {
              if (one.compareTo(other) < 0) {
                double[] a = lab(PointColours.ofSubclass(one), matrix);
                double[] b = lab(PointColours.ofSubclass(other), matrix);
                assertThat(Math.hypot(Math.hypot(a[0] - b[0], a[1] - b[1]), a[2] - b[2]))
                    .as("%s and %s, %s", one, other, eye)
                    .isGreaterThan(LEAST_DISTANCE);
              }
            }
          }
        });
  }

  @Test
  void printedFiguresHaveTheColoursOfThePage() {
    for (String subclass : SUBCLASSES) {
      assertThat(ViewScript.style())
          .containsIgnoringCase(rule(subclass, PointColours.ofSubclass(subclass)));
    }
    for (String species : List.of("mouse", "human")) {
      assertThat(ViewScript.style()).contains(rule(species, PointColours.ofSpecies(species)));
    }
  }

  private static String rule(String name, Color colour) {
    return String.format(Locale.ROOT, "--%s: #%06x;", name, colour.getRGB() & 0xffffff);
  }

  private static double[] lab(Color colour, double[][] eye) {
    double[] linear = new double[3];
    float[] parts = colour.getRGBColorComponents(null);
    for (int i = 0; i < 3; i++) {
      linear[i] =
          parts[i] <= 0.04045 ? parts[i] / 12.92 : Math.pow((parts[i] + 0.055) / 1.055, 2.4);
    }
    double[] xyz = times(XYZ, clipped(times(eye, linear)));
    double[] f = new double[3];
    for (int i = 0; i < 3; i++) {
      f[i] = xyz[i] > 216.0 / 24389 ? Math.cbrt(xyz[i]) : (24389.0 / 27 * xyz[i] + 16) / 116;
    }
    return new double[] {116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])};
  }

  private static double[] clipped(double[] values) {
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.min(1, Math.max(0, values[i]));
    }
    return values;
  }

  private static double[] times(double[][] matrix, double[] vector) {
    double[] product = new double[3];
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        product[i] += matrix[i][j] * vector[j];
      }
    }
    return product;
  }
}
