package org.patchbridge.family;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import org.patchbridge.signal.MeasurementException;
import org.patchbridge.stimulus.StimulusWindow;

/**
 * Equal bins over a stimulus and the statistics in them (SciPy: binned_statistic).
 *
 * @param edges ascending, one more than bins, s
 */
public record TimeBins(double[] edges) {

  /** As many bins of the given width as fit the window, whose times count rounded to 1 ms. */
  static TimeBins of(StimulusWindow window, int widthMilliseconds) {
    double duration =
        roundToMilliseconds(window.endSeconds()) - roundToMilliseconds(window.startSeconds());
    int bins = (int) (duration / 0.001) / widthMilliseconds;
    if (bins < 1) {
      throw new MeasurementException("stimulus is shorter than a bin");
    }
    double step = (window.endSeconds() - window.startSeconds()) / bins;
    double[] edges = new double[bins + 1];
    for (int k = 0; k < bins; k++) {
      edges[k] = k * step + window.startSeconds();
    }
    edges[bins] = window.endSeconds();
    return new TimeBins(edges);
  }

  public static double roundToMilliseconds(double seconds) {
    return new BigDecimal(seconds).setScale(3, RoundingMode.HALF_EVEN).doubleValue();
  }

  int count() {
    return edges.length - 1;
  }

  double width() {
    return edges[1] - edges[0];
  }

  /** How many times fall into each bin. */
  double[] counts(double[] times) {
    double[] counts = new double[count()];
    for (double time : times) {
      int bin = binOf(time);
      if (bin >= 0) {
        counts[bin]++;
      }
    }
    return counts;
  }

  /**
   * Mean value in each bin; bins without values, or with a NaN among them, are interpolated over
   * the index from their neighbours and held at the ends.
   *
   * @throws MeasurementException if there are no values, or none that is defined
   */
  double[] means(double[] times, double[] values) {
    if (times.length == 0) {
      throw new MeasurementException("no spike that is not clipped");
    }
    double[] sums = new double[count()];
    double[] counts = counts(times);
    for (int k = 0; k < times.length; k++) {
      int bin = binOf(times[k]);
      if (bin >= 0) {
        sums[bin] += values[k];
      }
    }
    for (int bin = 0; bin < sums.length; bin++) {
      sums[bin] = counts[bin] == 0 ? Double.NaN : sums[bin] / counts[bin];
    }
    return interpolated(sums);
  }

  /** The bin of a time; -1 outside. What equals the last edge after rounding is in the last bin. */
  int binOf(double time) {
    double end = edges[edges.length - 1];
    if (time >= end) {
      return rounded(time) == rounded(end) ? count() - 1 : -1;
    }
    int found = Arrays.binarySearch(edges, time);
    return found >= 0 ? found : -found - 2;
  }

  private double rounded(double time) {
    double narrowest = Double.POSITIVE_INFINITY;
    for (int k = 0; k < count(); k++) {
      narrowest = Math.min(narrowest, edges[k + 1] - edges[k]);
    }
    double power = Math.pow(10, (int) -Math.log10(narrowest) + 6);
    return Math.rint(time * power) / power;
  }

  private static double[] interpolated(double[] means) {
    int[] defined = new int[means.length];
    int count = 0;
    for (int k = 0; k < means.length; k++) {
      if (!Double.isNaN(means[k])) {
        defined[count++] = k;
      }
    }
    if (count == 0) {
      throw new MeasurementException("no spike with a defined value");
    }
    double[] filled = new double[means.length];
    int next = 0;
    for (int k = 0; k < means.length; k++) {
      while (next < count && defined[next] < k) {
        next++;
      }
      if (next == 0 || (next < count && defined[next] == k)) {
        filled[k] = means[defined[next]];
      } else if (next == count) {
        filled[k] = means[defined[count - 1]];
      } else {
        filled[k] = between(means, defined[next - 1], defined[next], k);
      }
    }
    return filled;
  }

  private static double between(double[] means, int left, int right, int k) {
    double slope = (means[right] - means[left]) / (right - left);
    double value = slope * (k - left) + means[left];
    // An infinite rate at one end: measured from the other end, as NumPy does.
    return Double.isNaN(value) ? slope * (k - right) + means[right] : value;
  }
}
