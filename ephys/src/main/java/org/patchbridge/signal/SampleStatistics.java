package org.patchbridge.signal;

import org.patchbridge.recording.SamplePrecision;

/**
 * Means and deviations in the arithmetic of the reference: NumPy's pairwise summation, in float32
 * where the samples are. A plain double sum differs in the seventh digit, enough to change a sag
 * ratio in the fifth.
 */
public final class SampleStatistics {
  /** Length up to which NumPy sums with eight running sums instead of halving. */
  private static final int BLOCK = 128;

  private SampleStatistics() {}

  /** Mean over {@code [from, to)}; NaN where empty. */
  public static double mean(double[] values, int from, int to, SamplePrecision precision) {
    int n = to - from;
    if (n <= 0) {
      return Double.NaN;
    }
    if (precision == SamplePrecision.SINGLE) {
      return (float) (sumSingle(values, from, n) / (double) n);
    }
    return sumDouble(values, from, n) / n;
  }

  /** Mean of all values. */
  public static double mean(double[] values, SamplePrecision precision) {
    return mean(values, 0, values.length, precision);
  }

  /** Population standard deviation over {@code [from, to)}; NaN where empty. */
  public static double standardDeviation(
      double[] values, int from, int to, SamplePrecision precision) {
    int n = to - from;
    if (n <= 0) {
      return Double.NaN;
    }
    double mean = mean(values, from, to, precision);
    boolean single = precision == SamplePrecision.SINGLE;
    double[] squares = new double[n];
    for (int k = 0; k < n; k++) {
      double d = single ? (float) (values[from + k] - mean) : values[from + k] - mean;
      squares[k] = single ? (float) (d * d) : d * d;
    }
    double root = Math.sqrt(mean(squares, 0, n, precision));
    return single ? (float) root : root;
  }

  /** Median; the mean of the middle two for an even count; NaN where empty. */
  public static double median(double[] values) {
    if (values.length == 0) {
      return Double.NaN;
    }
    double[] sorted = values.clone();
    java.util.Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  private static float sumSingle(double[] v, int from, int n) {
    if (n < 8) {
      float sum = 0;
      for (int k = 0; k < n; k++) {
        sum += (float) v[from + k];
      }
      return sum;
    }
    if (n > BLOCK) {
      int half = n / 2;
      half -= half % 8;
      return sumSingle(v, from, half) + sumSingle(v, from + half, n - half);
    }
    float a = (float) v[from];
    float b = (float) v[from + 1];
    float c = (float) v[from + 2];
    float d = (float) v[from + 3];
    float e = (float) v[from + 4];
    float f = (float) v[from + 5];
    float g = (float) v[from + 6];
    float h = (float) v[from + 7];
    int full = n - n % 8;
    for (int k = from + 8; k < from + full; k += 8) {
      a += (float) v[k];
      b += (float) v[k + 1];
      c += (float) v[k + 2];
      d += (float) v[k + 3];
      e += (float) v[k + 4];
      f += (float) v[k + 5];
      g += (float) v[k + 6];
      h += (float) v[k + 7];
    }
    float sum = ((a + b) + (c + d)) + ((e + f) + (g + h));
    for (int k = from + full; k < from + n; k++) {
      sum += (float) v[k];
    }
    return sum;
  }

  private static double sumDouble(double[] v, int from, int n) {
    if (n < 8) {
      double sum = 0;
      for (int k = 0; k < n; k++) {
        sum += v[from + k];
      }
      return sum;
    }
    if (n > BLOCK) {
      int half = n / 2;
      half -= half % 8;
      return sumDouble(v, from, half) + sumDouble(v, from + half, n - half);
    }
    double[] lanes = new double[8];
    System.arraycopy(v, from, lanes, 0, 8);
    int full = n - n % 8;
    for (int k = from + 8; k < from + full; k += 8) {
      for (int lane = 0; lane < 8; lane++) {
        lanes[lane] += v[k + lane];
      }
    }
    double sum =
        ((lanes[0] + lanes[1]) + (lanes[2] + lanes[3]))
            + ((lanes[4] + lanes[5]) + (lanes[6] + lanes[7]));
    for (int k = from + full; k < from + n; k++) {
      sum += v[k];
    }
    return sum;
  }
}
