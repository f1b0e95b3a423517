package org.patchbridge.dataset;

/** Quantiles of numbers that are sorted. */
public final class Quantile {
  private Quantile() {}

  /**
   * Between neighbours interpolated linearly (type 7 of Hyndman &amp; Fan 1996, NumPy's default).
   *
   * @param sorted ascending, without NaN
   * @param level 0 to 1
   * @return NaN where there is no number
   */
  public static double of(double[] sorted, double level) {
    if (sorted.length == 0) {
      return Double.NaN;
    }
    double position = level * (sorted.length - 1);
    int below = (int) position;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
  }
}
