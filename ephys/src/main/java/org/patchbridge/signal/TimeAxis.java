package org.patchbridge.signal;

/**
 * Times of the samples of a trace, in s, ascending. Regular axes are computed as the reference does
 * (index divided by rate, then shifted), because ties between times depend on the last bit.
 */
public final class TimeAxis {
  /** Tolerances within which sampling intervals count as equal (NumPy: allclose). */
  private static final double RELATIVE_TOLERANCE = 1e-5;

  private static final double ABSOLUTE_TOLERANCE = 1e-8;

  private final double[] seconds;
  private final int length;
  private final boolean fixedStep;

  private TimeAxis(double[] seconds, int length, boolean fixedStep) {
    this.seconds = seconds;
    this.length = length;
    this.fixedStep = fixedStep;
  }

  /** Axis from 0 s at sample 0. */
  public static TimeAxis regular(double samplingRateHz, int length) {
    return aligned(samplingRateHz, length, 0);
  }

  /**
   * Axis with 0 s at sample {@code zeroIndex}, which may lie before the first sample.
   *
   * @throws IllegalArgumentException if the rate is not positive and finite
   */
  public static TimeAxis aligned(double samplingRateHz, int length, int zeroIndex) {
    if (!(samplingRateHz > 0) || Double.isInfinite(samplingRateHz)) {
      throw new IllegalArgumentException("sampling rate is " + samplingRateHz + " Hz");
    }
    double shift = zeroIndex * (1.0 / samplingRateHz);
    double[] t = new double[length];
    for (int k = 0; k < length; k++) {
      t[k] = k / samplingRateHz - shift;
    }
    return new TimeAxis(t, length, true);
  }

  /** Axis of measured times, ascending; equal neighbours are allowed. The array is not copied. */
  public static TimeAxis explicit(double[] seconds) {
    return new TimeAxis(seconds, seconds.length, hasFixedStep(seconds));
  }

  /** The first {@code newLength} samples of this axis; shares its memory. */
  public TimeAxis first(int newLength) {
    if (newLength > length) {
      throw new IllegalArgumentException(newLength + " samples of an axis of " + length);
    }
    return newLength == length ? this : new TimeAxis(seconds, newLength, fixedStep);
  }

  public int length() {
    return length;
  }

  public double at(int index) {
    return seconds[index];
  }

  public double start() {
    return seconds[0];
  }

  public double end() {
    return seconds[length - 1];
  }

  /** Interval between the first two samples, s. */
  public double step() {
    return seconds[1] - seconds[0];
  }

  /** Sampling rate as the interval between the first two samples gives it, Hz. */
  public double rateHz() {
    return 1.0 / step();
  }

  /**
   * Index of the sample nearest to a time; of equally near ones the first (IPFX: find_time_index).
   *
   * @throws MeasurementException if the time lies outside the axis
   */
  public int indexOf(double time) {
    if (length == 0 || !(time >= start() && time <= end())) {
      throw new MeasurementException("time outside the recorded sweep");
    }
    int low = 0;
    int high = length - 1;
    while (high - low > 1) {
      int middle = (low + high) >>> 1;
      if (seconds[middle] <= time) {
        low = middle;
      } else {
        high = middle;
      }
    }
    int nearest = Math.abs(seconds[low] - time) <= Math.abs(seconds[high] - time) ? low : high;
    while (nearest > 0 && seconds[nearest - 1] == seconds[nearest]) {
      nearest--;
    }
    return nearest;
  }

  /** Whether all intervals are equal within a relative 1e-5 or 10 ns. */
  public boolean hasFixedStep() {
    return fixedStep;
  }

  private static boolean hasFixedStep(double[] t) {
    double step = t.length < 2 ? 0 : t[1] - t[0];
    double tolerance = ABSOLUTE_TOLERANCE + RELATIVE_TOLERANCE * Math.abs(step);
    for (int k = 0; k + 1 < t.length; k++) {
      if (!(Math.abs(t[k + 1] - t[k] - step) <= tolerance)) {
        return false;
      }
    }
    return true;
  }

  /** Backing array; valid up to {@link #length()}, read-only. */
  double[] array() {
    return seconds;
  }
}
