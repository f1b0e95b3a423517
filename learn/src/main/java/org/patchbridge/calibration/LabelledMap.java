package org.patchbridge.calibration;

import java.util.Arrays;
import org.patchbridge.dataset.FeatureMatrix;
import org.patchbridge.optimisation.LimitedMemoryBfgs;

/**
 * How a laboratory's rig sees cells of the reference: a scale and a shift of every feature, found
 * from labelled cells of the laboratory. With the labels known, class-conditional normal
 * distributions of the reference say where each cell should lie; the most probable scale and shift
 * are taken under a prior that rigs differ little, so that few cells move features little. A
 * feature that is positive throughout and very skewed, as latencies are, is taken as its logarithm.
 *
 * @param logarithmic whether a feature is taken as its logarithm
 * @param means one a feature, over the reference
 * @param deviations one a feature, over the reference; positive
 * @param scale from the laboratory's standard scores to those of the reference; positive
 * @param shift in standard deviations of the reference
 */
public record LabelledMap(
    boolean[] logarithmic, double[] means, double[] deviations, double[] scale, double[] shift) {
  /** Of the logarithm of a scale: as for batches without labels, learnt on simulated rigs. */
  private static final double SCALE_DEVIATION = 0.25;

  /** Of a shift, in standard deviations: as for batches without labels. */
  private static final double SHIFT_DEVIATION = 1;

  private static final double MOST_SKEWNESS = 2.5;

  /** Values farther out say no more than that they are far out. */
  private static final double FARTHEST = 4;

  /** No class is narrower than this, in standard deviations of all cells. */
  private static final double LEAST_SPREAD = 0.1;

  private static final double TOLERANCE = 1e-6;

  /**
   * @param labels class of every row; rows that are not named are not looked at
   * @param rows at least one
   */
  public record Labelled(FeatureMatrix x, int[] labels, int[] rows) {
    double[] column(int column) {
      return Arrays.stream(rows)
          .mapToDouble(row -> x.at(row, column))
          .filter(value -> !Double.isNaN(value))
          .toArray();
    }
  }

  /**
   * @param reference of the known rig
   * @param lab with the same columns; a feature that its cells do not have is not moved
   */
  public static LabelledMap fit(Labelled reference, Labelled lab, int classes) {
    int width = reference.x().width();
    LabelledMap map =
        new LabelledMap(
            new boolean[width],
            new double[width],
            new double[width],
            new double[width],
            new double[width]);
    for (int column = 0; column < width; column++) {
      map.fit(reference, lab, classes, column);
    }
    return map;
  }

  private void fit(Labelled reference, Labelled lab, int classes, int column) {
    double[] known = reference.column(column);
    logarithmic[column] =
        isVerySkewed(known) && Arrays.stream(lab.column(column)).allMatch(value -> value > 0);
    double[] measured = Arrays.stream(known).map(value -> measured(value, column)).toArray();
    means[column] = Arrays.stream(measured).average().orElse(0);
    double spread = deviation(measured, means[column]);
    deviations[column] = spread > 0 ? spread : 1;
    double[][] shapes = shapes(reference, classes, column);
    double[] found =
        LimitedMemoryBfgs.minimise(
            (point, gradient) -> surprise(shapes, lab, column, point, gradient),
            new double[2],
            TOLERANCE);
    scale[column] = Math.exp(found[0]);
    shift[column] = found[1];
  }

  private static boolean isVerySkewed(double[] values) {
    double mean = Arrays.stream(values).average().orElse(0);
    double spread = deviation(values, mean);
    double third = Arrays.stream(values).map(v -> Math.pow(v - mean, 3)).average().orElse(0);
    return spread > 0
        && Arrays.stream(values).allMatch(value -> value > 0)
        && third / Math.pow(spread, 3) > MOST_SKEWNESS;
  }

  private static double deviation(double[] values, double mean) {
    return Math.sqrt(Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElse(0));
  }

  private double measured(double value, int column) {
    return logarithmic[column] ? Math.log(value) : value;
  }

  private double score(double value, int column) {
    double score = (measured(value, column) - means[column]) / deviations[column];
    return Math.max(-FARTHEST, Math.min(FARTHEST, score));
  }

  /** Mean and spread of each class in standard scores; NaN of a class without a value. */
  private double[][] shapes(Labelled reference, int classes, int column) {
    double[][] shapes = new double[classes][];
    for (int label = 0; label < classes; label++) {
      int which = label;
      double[] scores =
          Arrays.stream(reference.rows())
              .filter(row -> reference.labels()[row] == which)
              .mapToDouble(row -> reference.x().at(row, column))
              .filter(value -> !Double.isNaN(value))
              .map(value -> score(value, column))
              .toArray();
      double mean = Arrays.stream(scores).average().orElse(Double.NaN);
      shapes[label] = new double[] {mean, Math.max(LEAST_SPREAD, deviation(scores, mean))};
    }
    return shapes;
  }

  /** Minus the logarithm of the posterior density of a scale and shift. */
  private double surprise(
      double[][] shapes, Labelled lab, int column, double[] point, double[] gradient) {
    double a = Math.exp(point[0]);
    double priorA = SCALE_DEVIATION * SCALE_DEVIATION;
    double priorB = SHIFT_DEVIATION * SHIFT_DEVIATION;
    double sum = point[0] * point[0] / (2 * priorA) + point[1] * point[1] / (2 * priorB);
    gradient[0] = point[0] / priorA;
    gradient[1] = point[1] / priorB;
    for (int row : lab.rows()) {
      double value = lab.x().at(row, column);
      double[] shape = shapes[lab.labels()[row]];
      if (!Double.isNaN(value) && !Double.isNaN(shape[0])) {
        double score = score(value, column);
        double off = (a * score + point[1] - shape[0]) / shape[1];
        sum += off * off / 2 - point[0];
        gradient[0] += off * a * score / shape[1] - 1;
        gradient[1] += off / shape[1];
      }
    }
    return sum;
  }

  /** Of a laboratory whose rig is the reference's: changes nothing. */
  public static LabelledMap none(int width) {
    double[] ones = new double[width];
    Arrays.fill(ones, 1);
    return new LabelledMap(
        new boolean[width], new double[width], ones, ones.clone(), new double[width]);
  }

  /** What the laboratory's rig would have measured where the reference's measured a value. */
  public double inLab(double value, int column) {
    double score = (measured(value, column) - means[column]) / deviations[column];
    double seen = means[column] + deviations[column] * (score - shift[column]) / scale[column];
    return logarithmic[column] ? Math.exp(seen) : seen;
  }
}
