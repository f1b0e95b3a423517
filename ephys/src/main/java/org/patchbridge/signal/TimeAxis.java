package org.patchbridge.signal;

/**
 * Times of the samples of a trace, in s, ascending. Regular axes are computed as the reference does
 * (index divided by rate, then shifted), because ties between times depend on the last bit; they
 * take no memory.
 */
public final class TimeAxis {
  /** Tolerances within which sampling intervals count as equal (NumPy: allclose). */
  private static final double RELATIVE_TOLERANCE = 1e-5;

  private static final double ABSOLUTE_TOLERANCE = 1e-8;

  private final double[] seconds;
  private final double rate;
  private final double shift;
  private final int length;
  private final boolean fixedStep;

  private TimeAxis(double[] seconds, double rate, double shift, int length, boolean fixedStep) {
    this.seconds = seconds;
    this.rate = rate;
    this.shift = shift;
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
    return new TimeAxis(new double[0], samplingRateHz, shift, length, true);
  }

  /** Axis of measured times, ascending; equal neighbours are allowed. The array is not copied. */
  public static TimeAxis explicit(double[] seconds) {
    return new TimeAxis(seconds, Double.NaN, 0, seconds.length, hasFixedStep(seconds));
  }

  /** The first {@code newLength} samples of this axis. */
  public TimeAxis first(int newLength) {
    if (newLength > length) {
      throw new IllegalArgumentException(newLength + " samples of an axis of " + length);
    }
    return new TimeAxis(seconds, rate, shift, newLength, fixedStep);
  }

  public int length() {
    return length;
  }

  public double at(int index) {
    return isRegular() ? index / rate - shift : seconds[index];
  }

  public double start() {
    return at(0);
  }

  public double end() {
    return at(length - 1);
  }

  /** Interval between the first two samples, s. */
  public double step() {
    return at(1) - at(0);
  }

  /** Sampling rate as the interval between the first two samples gives it, Hz. */
  public double rateHz() {
    return 1.0 / step();
  }

  /** Whether all intervals are equal within a relative 1e-5 or 10 ns. */
  public boolean hasFixedStep() {
    return fixedStep;
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
      if (at(middle) <= time) {
        low = middle;
      } else {
        high = middle;
      }
    }
    int nearest = Math.abs(at(low) - time) <= Math.abs(at(high) - time) ? low : high;
    while (nearest > 0 && at(nearest - 1) == at(nearest)) {
      nearest--;
    }
    return nearest;
  }

  private boolean isRegular() {
    return seconds.length == 0;
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
}
