package org.patchbridge.figure;

import java.util.List;

/**
 * Places for discs in a rectangle: near where they belong, moved apart where they would overlap.
 * Nothing is random.
 */
public final class GraphLayout {
  private static final int ROUNDS = 400;
  private static final double GAP_PX = 5;
  private static final double PULL = 0.03;

  /** Turns by the golden angle spread discs that belong in one place. */
  private static final double GOLDEN_ANGLE = 2.399963229728653;

  private final double width;
  private final double height;

  public GraphLayout(double width, double height) {
    this.width = width;
    this.height = height;
  }

  /**
   * @param wanted x to the right and y upwards, in any unit; each is stretched to the rectangle
   * @param radii in pixels
   * @return x to the right and y downwards, in pixels
   */
  public double[][] place(List<double[]> wanted, double[] radii) {
    double[][] anchors = new double[radii.length][2];
    double margin = 0;
    for (double radius : radii) {
      margin = Math.max(margin, radius + GAP_PX);
    }
    stretch(wanted, anchors, 0, margin, width - margin, false);
    stretch(wanted, anchors, 1, margin, height - margin, true);
    double[][] places = new double[radii.length][];
    for (int i = 0; i < radii.length; i++) {
      places[i] = anchors[i].clone();
    }
    for (int round = 0; round < ROUNDS; round++) {
      boolean isLast = round == ROUNDS - 1;
      for (int i = 0; i < places.length && !isLast; i++) {
        for (int k = 0; k < 2; k++) {
          places[i][k] += PULL * (anchors[i][k] - places[i][k]);
        }
      }
      moveApart(places, radii);
    }
    return places;
  }

  private static void stretch(
      List<double[]> wanted, double[][] places, int k, double from, double to, boolean flipped) {
    double least = wanted.stream().mapToDouble(each -> each[k]).min().orElse(0);
    double most = wanted.stream().mapToDouble(each -> each[k]).max().orElse(0);
    for (int i = 0; i < places.length; i++) {
      double share = most > least ? (wanted.get(i)[k] - least) / (most - least) : 0.5;
      places[i][k] = from + (flipped ? 1 - share : share) * (to - from);
    }
  }

  private void moveApart(double[][] places, double[] radii) {
    for (int i = 0; i < places.length; i++) {
      for (int j = 0; j < i; j++) {
        double dx = places[i][0] - places[j][0];
        double dy = places[i][1] - places[j][1];
        double distance = Math.sqrt(dx * dx + dy * dy);
        double missing = radii[i] + radii[j] + GAP_PX - distance;
        if (missing > 0) {
          double angle = i * GOLDEN_ANGLE;
          double ux = distance > 0 ? dx / distance : StrictMath.cos(angle);
          double uy = distance > 0 ? dy / distance : StrictMath.sin(angle);
          places[i][0] += ux * missing / 2;
          places[i][1] += uy * missing / 2;
          places[j][0] -= ux * missing / 2;
          places[j][1] -= uy * missing / 2;
        }
      }
      places[i][0] = Math.min(width - radii[i], Math.max(radii[i], places[i][0]));
      places[i][1] = Math.min(height - radii[i], Math.max(radii[i], places[i][1]));
    }
  }
}
