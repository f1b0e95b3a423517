package org.patchbridge.signal;

import org.patchbridge.recording.SampleRanges;

/** First positions of extreme values; a NaN is taken as extreme, as NumPy does. */
public final class Extrema {
  private Extrema() {}

  /**
   * @throws MeasurementException if the range is empty
   */
  public static int indexOfMinimum(double[] values, int from, int to) {
    requireSome(from, to);
    int best = from;
    double lowest = values[from];
    for (int k = from; k < to; k++) {
      // The negation holds for NaN too, at the price of one comparison.
      if (!(values[k] >= lowest)) {
        if (Double.isNaN(values[k])) {
          return k;
        }
        best = k;
        lowest = values[k];
      }
    }
    return best;
  }

  /**
   * The same without a look at samples that cannot be the smallest.
   *
   * @param ranges bounds of the values
   * @throws MeasurementException if the range is empty
   */
  static int indexOfMinimum(double[] values, SampleRanges ranges, int from, int to) {
    requireSome(from, to);
    int best = from;
    for (int first = from; first < to; first = SampleRanges.blockEnd(first)) {
      int end = Math.min(to, SampleRanges.blockEnd(first));
      if (!(ranges.low(first, end) >= values[best])) {
        int found = indexOfMinimum(values, first, end);
        if (Double.isNaN(values[found])) {
          return found;
        }
        best = values[found] < values[best] ? found : best;
      }
    }
    return best;
  }

  /**
   * @throws MeasurementException if the range is empty
   */
  public static int indexOfMaximum(double[] values, int from, int to) {
    requireSome(from, to);
    int best = from;
    double highest = values[from];
    for (int k = from; k < to; k++) {
      // The negation holds for NaN too, at the price of one comparison.
      if (!(values[k] <= highest)) {
        if (Double.isNaN(values[k])) {
          return k;
        }
        best = k;
        highest = values[k];
      }
    }
    return best;
  }

  /**
   * The same without a look at samples that cannot be the largest.
   *
   * @param ranges bounds of the values
   * @throws MeasurementException if the range is empty
   */
  static int indexOfMaximum(double[] values, SampleRanges ranges, int from, int to) {
    requireSome(from, to);
    int best = from;
    for (int first = from; first < to; first = SampleRanges.blockEnd(first)) {
      int end = Math.min(to, SampleRanges.blockEnd(first));
      if (!(ranges.high(first, end) <= values[best])) {
        int found = indexOfMaximum(values, first, end);
        if (Double.isNaN(values[found])) {
          return found;
        }
        best = values[found] > values[best] ? found : best;
      }
    }
    return best;
  }

  static void requireSome(int from, int to) {
    if (from >= to) {
      throw new MeasurementException("no samples between two points of a spike or step");
    }
  }
}
