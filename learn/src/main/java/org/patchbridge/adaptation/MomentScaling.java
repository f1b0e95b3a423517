package org.patchbridge.adaptation;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.patchbridge.adaptation.mixture.AffineMap;
import org.patchbridge.adaptation.mixture.Limits;

/**
 * Gives every feature of a batch the mean and standard deviation that the reference has with some
 * shares of its classes. The outermost percent on either side of each feature is drawn in before
 * moments are taken.
 */
final class MomentScaling {
  private static final double TAIL = 0.01;
  private static final double LEAST_SPREAD = 1e-6;

  private MomentScaling() {}

  private record Moments(double mean, double deviation) {}

  /**
   * @param shares of the classes in the batch, as stated or assumed
   * @param cells of the batch in standard scores
   */
  static AffineMap of(RigReference reference, double[] shares, double[][] cells) {
    int width = reference.scores().width();
    double[][] known = reference.standard();
    double[][] drawnIn = Limits.of(known, width, TAIL).drawnIn(known);
    double[][] batch = Limits.of(cells, width, TAIL).drawnIn(cells);
    double[] scale = new double[width];
    double[] shift = new double[width];
    for (int column = 0; column < width; column++) {
      Moments target =
          moments(column(drawnIn, column), weights(reference, shares, drawnIn, column));
      double[] values = column(batch, column);
      double[] equal = new double[values.length];
      Arrays.fill(equal, 1);
      Moments found = moments(values, equal);
      boolean hasSpread = found.deviation() > LEAST_SPREAD && target.deviation() > LEAST_SPREAD;
      scale[column] = hasSpread ? target.deviation() / found.deviation() : 1;
      shift[column] = Double.isNaN(found.mean()) ? 0 : target.mean() - scale[column] * found.mean();
    }
    return new AffineMap(scale, shift);
  }

  private static double[] column(double[][] cells, int column) {
    return Arrays.stream(cells).mapToDouble(cell -> cell[column]).toArray();
  }

  /** Classes count by their shares, whatever the number of their cells that have the feature. */
  private static double[] weights(
      RigReference reference, double[] shares, double[][] cells, int column) {
    int[] labels = reference.labels();
    double[] present = new double[shares.length];
    for (int i = 0; i < labels.length; i++) {
      present[labels[i]] += Double.isNaN(cells[i][column]) ? 0 : 1;
    }
    return IntStream.range(0, labels.length)
        .mapToDouble(
            i -> Double.isNaN(cells[i][column]) ? 0 : shares[labels[i]] / present[labels[i]])
        .toArray();
  }

  /** NaN where nothing is present. */
  private static Moments moments(double[] values, double[] weights) {
    double sum = 0;
    double total = 0;
    for (int i = 0; i < values.length; i++) {
      if (!Double.isNaN(values[i])) {
        sum += weights[i] * values[i];
        total += weights[i];
      }
    }
    double mean = sum / total;
    double variance = 0;
    for (int i = 0; i < values.length; i++) {
      double difference = values[i] - mean;
      variance += Double.isNaN(difference) ? 0 : weights[i] * difference * difference / total;
    }
    return new Moments(mean, Math.sqrt(variance));
  }
}
