package org.patchbridge.report.value;

import java.util.Locale;
import java.util.Optional;

/** Numbers as a person reads them; the same in every locale. */
public final class Numbers {
  /** Digits after the point of metrics between 0 and 1. */
  static final int METRIC_DECIMALS = 3;

  private static final char MINUS = '\u2212';

  private Numbers() {}

  public static String count(long value) {
    return signed(String.format(Locale.ROOT, "%,d", value));
  }

  public static String decimal(double value, int decimals) {
    String text = String.format(Locale.ROOT, "%." + decimals + "f", value);
    boolean negativeZero = value < 0 && text.chars().allMatch(c -> "-0.".indexOf(c) >= 0);
    return signed(negativeZero ? text.substring(1) : text);
  }

  /** With three significant digits, or all those before the point. */
  public static String significant(double value) {
    double size = Math.abs(value);
    if (size == 0) {
      return "0";
    }
    int digitsBeforePoint = (int) Math.floor(Math.log10(size)) + 1;
    return decimal(value, Math.min(8, Math.max(0, 3 - digitsBeforePoint)));
  }

  public static String metric(double value) {
    return decimal(value, METRIC_DECIMALS);
  }

  /** With its sign, also where positive; zero as printed has none. */
  public static String difference(double value) {
    String text = metric(value);
    boolean roundsToZero = text.chars().allMatch(c -> c == '0' || c == '.');
    return value > 0 && !roundsToZero ? "+" + text : text;
  }

  /** One decimal, the unit included. */
  public static String percent(double share) {
    return decimal(100 * share, 1) + "\u00a0%";
  }

  /** {@code 0.848 to 0.889}; empty text where there is no interval. */
  public static String interval(Estimate estimate) {
    return interval(estimate.interval(), METRIC_DECIMALS);
  }

  public static String interval(Optional<ConfidenceInterval> interval, int decimals) {
    return interval
        .map(each -> decimal(each.low(), decimals) + " to " + decimal(each.high(), decimals))
        .orElse("");
  }

  /** Log-odds with their sign. */
  public static String logOdds(double value) {
    String text = decimal(value, 2);
    return value > 0 && !text.equals("0.00") ? "+" + text : text;
  }

  /** Three significant digits and the unit, if there is one. */
  public static String quantity(double value, String unit) {
    return significant(value) + (unit.isEmpty() ? "" : "\u00a0" + unit);
  }

  public static String spread(RunSpread spread) {
    return metric(spread.mean()) + " ± " + metric(spread.sd());
  }

  private static String signed(String text) {
    return text.replace('-', MINUS);
  }
}
