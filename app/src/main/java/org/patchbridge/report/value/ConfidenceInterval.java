package org.patchbridge.report.value;

/** A 95 % confidence interval. */
public record ConfidenceInterval(double low, double high) {

  /**
   * @throws IllegalArgumentException where a bound is not finite or {@code low > high}
   */
  public ConfidenceInterval {
    if (!Double.isFinite(low) || !Double.isFinite(high) || low > high) {
      throw new IllegalArgumentException("an interval from " + low + " to " + high);
    }
  }
}
