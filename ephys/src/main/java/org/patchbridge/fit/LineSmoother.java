package org.patchbridge.fit;

/**
 * Smoothing by a straight line fitted to a window around each point; at both ends the line of the
 * outermost whole window is followed (Savitzky-Golay of order 1, as scipy's with mode interp).
 */
public final class LineSmoother {
  private final int width;

  /**
   * @param width points of the window, odd
   */
  public LineSmoother(int width) {
    this.width = width;
  }

  /** A new array of equal length, which is at least the width. */
  public double[] smooth(double[] values) {
    int half = width / 2;
    double[] smooth = new double[values.length];
    for (int k = half; k < values.length - half; k++) {
      smooth[k] = mean(values, k - half);
    }
    follow(values, 0, smooth, 0, half);
    int last = values.length - width;
    follow(values, last, smooth, values.length - half, values.length);
    return smooth;
  }

  private double mean(double[] values, int from) {
    double sum = 0;
    for (int k = from; k < from + width; k++) {
      sum += values[k];
    }
    return sum / width;
  }

  private void follow(double[] values, int window, double[] smooth, int from, int end) {
    double mean = mean(values, window);
    double centre = window + (width - 1) / 2.0;
    double product = 0;
    double square = 0;
    for (int k = window; k < window + width; k++) {
      product += (k - centre) * values[k];
      square += (k - centre) * (k - centre);
    }
    for (int k = from; k < end; k++) {
      smooth[k] = mean + product / square * (k - centre);
    }
  }
}
