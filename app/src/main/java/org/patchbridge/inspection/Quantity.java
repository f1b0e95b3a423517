package org.patchbridge.inspection;

import java.util.Locale;
import java.util.OptionalDouble;

/** A number with as many decimals as the measurement is worth. */
final class Quantity {
  /** Stands where there is no number. */
  static final String NONE = "-";

  private Quantity() {}

  static String of(OptionalDouble value, String unit) {
    return decimals(
        value,
        switch (unit) {
          case "pA", "MOhm", "V/s" -> 1;
          case "mV", "Hz" -> 2;
          case "s" -> 5;
          default -> 4;
        });
  }

  static String decimals(OptionalDouble value, int decimals) {
    return value.isPresent()
        ? String.format(Locale.ROOT, "%." + decimals + "f", value.getAsDouble())
        : NONE;
  }

  /** The unit as it is printed; ratios have none. */
  static String unit(String unit) {
    return switch (unit) {
      case "1" -> "";
      case "MOhm" -> "MΩ";
      default -> unit;
    };
  }
}
