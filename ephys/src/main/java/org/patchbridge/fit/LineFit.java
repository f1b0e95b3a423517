package org.patchbridge.fit;

/** Slope of the least-squares line through points. */
public final class LineFit {
  private LineFit() {}

  /**
   * Slope of y over x. Where all x are equal, that of the shortest solution (slope, intercept), as
   * a pseudo-inverse gives it.
   */
  public static double slope(double[] x, double[] y) {
    double meanX = 0;
    double meanY = 0;
    for (int k = 0; k < x.length; k++) {
      meanX += x[k] / x.length;
      meanY += y[k] / y.length;
    }
    double xx = 0;
    double xy = 0;
    boolean equal = true;
    for (int k = 0; k < x.length; k++) {
      xx += (x[k] - meanX) * (x[k] - meanX);
      xy += (x[k] - meanX) * (y[k] - meanY);
      equal &= x[k] == x[0];
    }
    return equal ? x[0] * meanY / (x[0] * x[0] + 1) : xy / xx;
  }
}
