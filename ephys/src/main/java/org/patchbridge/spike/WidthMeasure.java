package org.patchbridge.spike;

import org.patchbridge.signal.Trace;

/**
 * Width of a spike at half its height above the fast trough, or above threshold where half height
 * lies below it (IPFX: find_widths); also always above threshold.
 */
final class WidthMeasure {
  private final Trace trace;

  WidthMeasure(Trace trace) {
    this.trace = trace;
  }

  /** Width in s; NaN if a flank does not reach the level. */
  double width(int threshold, int peak, int fastTrough) {
    double[] v = trace.millivolts();
    double level = trace.difference(peak, fastTrough) / 2 + v[fastTrough];
    if (level < v[threshold]) {
      level = trace.round(trace.round(trace.difference(peak, threshold) / 2) + v[threshold]);
    }
    return widthAt(level, threshold, peak, fastTrough);
  }

  /** Width in s halfway between threshold and peak; NaN if a flank does not reach it. */
  double suprathresholdWidth(int threshold, int peak, int fastTrough) {
    double half = trace.round(trace.difference(peak, threshold) / 2);
    double level = trace.round(half + trace.millivolts()[threshold]);
    return widthAt(level, threshold, peak, fastTrough);
  }

  private double widthAt(double level, int threshold, int peak, int fastTrough) {
    double[] v = trace.millivolts();
    // Samples are compared in their own precision, which decides ties on digitised traces.
    double compared = trace.round(level);
    int start = peak;
    while (start > threshold && !(v[start] <= compared)) {
      start--;
    }
    int end = peak;
    while (end < fastTrough && !(v[end] <= compared)) {
      end++;
    }
    if (start <= threshold || end >= fastTrough) {
      return Double.NaN;
    }
    return trace.time().at(end) - trace.time().at(start);
  }
}
