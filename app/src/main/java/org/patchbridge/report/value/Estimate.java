package org.patchbridge.report.value;

import java.util.Optional;

/**
 * A number estimated from data.
 *
 * @param interval empty where none was computed
 */
public record Estimate(double value, Optional<ConfidenceInterval> interval) {

  /**
   * @throws IllegalArgumentException where the value is not finite: an undefined number is left out
   *     of the model, not written as NaN
   */
  public Estimate {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("an estimate of " + value);
    }
  }

  public static Estimate of(double value) {
    return new Estimate(value, Optional.empty());
  }

  public static Estimate of(double value, double low, double high) {
    return new Estimate(value, Optional.of(new ConfidenceInterval(low, high)));
  }

  /** Lower end of the interval; the value itself where there is none. */
  public double low() {
    return interval.map(ConfidenceInterval::low).orElse(value);
  }

  /** Upper end of the interval; the value itself where there is none. */
  public double high() {
    return interval.map(ConfidenceInterval::high).orElse(value);
  }

  /** Of the difference the other way round. */
  public Estimate negated() {
    return new Estimate(
        -value, interval.map(each -> new ConfidenceInterval(-each.high(), -each.low())));
  }
}
