package org.patchbridge.abf;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The unit of a channel.
 *
 * @param toSi factor to volts or amperes
 */
record ChannelUnit(Quantity quantity, double toSi) {
  /** What is measured, and the factor from the SI unit to ours. */
  enum Quantity {
    /** Volts to mV. */
    POTENTIAL(1e3),
    /** Amperes to pA. */
    CURRENT(1e12);

    private final double fromSi;

    Quantity(double fromSi) {
      this.fromSi = fromSi;
    }
  }

  /** Axon writes the micro sign as in Windows-1252; people type the Greek letter or u. */
  private static final Pattern SYMBOL = Pattern.compile("([munpf\u00b5\u03bc]?)([VA])");

  /** Empty for anything but volts and amperes; mV is not MV. */
  static Optional<ChannelUnit> of(String symbol) {
    Matcher matcher = SYMBOL.matcher(symbol.strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    Quantity quantity = matcher.group(2).equals("V") ? Quantity.POTENTIAL : Quantity.CURRENT;
    return Optional.of(new ChannelUnit(quantity, prefix(matcher.group(1))));
  }

  /** A value of this unit in mV or pA. */
  double inOurs(double value) {
    return value * (toSi * quantity.fromSi);
  }

  /**
   * A value of this unit in mV or pA, in float32 and through volts or amperes: the steps that a
   * recording takes from its conversion to NWB into the reference. A digitised trace has many equal
   * values, and which of two equal slopes counts as the steepest hangs on the rounding.
   */
  float inOursThroughSi(float value) {
    return value * (float) toSi * (float) quantity.fromSi;
  }

  private static double prefix(String letter) {
    return switch (letter) {
      case "" -> 1;
      case "m" -> 1e-3;
      case "n" -> 1e-9;
      case "p" -> 1e-12;
      case "f" -> 1e-15;
      default -> 1e-6;
    };
  }
}
