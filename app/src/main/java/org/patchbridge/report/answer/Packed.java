package org.patchbridge.report.answer;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;

/**
 * Numbers as text for a page: 16-bit steps of a range, little-endian, in Base64. A number costs 2.7
 * characters and is off by at most 1/131,000 of the range.
 */
public final class Packed {
  /** Stands for NaN. */
  private static final short ABSENT = Short.MIN_VALUE;

  private static final int STEPS = 65_534;

  private Packed() {}

  /**
   * Values outside of the range are moved to its end.
   *
   * @throws IllegalArgumentException where the range is not finite
   */
  public static String of(double[] values, double low, double high) {
    if (!Double.isFinite(low) || !Double.isFinite(high)) {
      throw new IllegalArgumentException("a range from " + low + " to " + high);
    }
    ByteBuffer bytes = ByteBuffer.allocate(2 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    for (double value : values) {
      bytes.putShort(Double.isNaN(value) ? ABSENT : step(value, low, high));
    }
    return Base64.getEncoder().encodeToString(bytes.array());
  }

  private static short step(double value, double low, double high) {
    double part = high > low ? (value - low) / (high - low) : 0;
    return (short) (Math.round(Math.max(0, Math.min(1, part)) * STEPS) - Short.MAX_VALUE);
  }
}
