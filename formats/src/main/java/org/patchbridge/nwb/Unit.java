package org.patchbridge.nwb;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A unit a series may be given in.
 *
 * @param factor to ours: mV for potentials, pA for currents
 */
record Unit(Quantity quantity, double factor) {
  enum Quantity {
    POTENTIAL,
    CURRENT
  }

  private static final Map<String, Unit> KNOWN =
      Map.ofEntries(
          Map.entry("volts", new Unit(Quantity.POTENTIAL, 1e3)),
          Map.entry("volt", new Unit(Quantity.POTENTIAL, 1e3)),
          Map.entry("V", new Unit(Quantity.POTENTIAL, 1e3)),
          Map.entry("millivolts", new Unit(Quantity.POTENTIAL, 1)),
          Map.entry("mV", new Unit(Quantity.POTENTIAL, 1)),
          Map.entry("microvolts", new Unit(Quantity.POTENTIAL, 1e-3)),
          Map.entry("uV", new Unit(Quantity.POTENTIAL, 1e-3)),
          Map.entry("amperes", new Unit(Quantity.CURRENT, 1e12)),
          Map.entry("ampere", new Unit(Quantity.CURRENT, 1e12)),
          Map.entry("amps", new Unit(Quantity.CURRENT, 1e12)),
          Map.entry("A", new Unit(Quantity.CURRENT, 1e12)),
          Map.entry("nanoamperes", new Unit(Quantity.CURRENT, 1e3)),
          Map.entry("nA", new Unit(Quantity.CURRENT, 1e3)),
          Map.entry("picoamperes", new Unit(Quantity.CURRENT, 1)),
          Map.entry("pA", new Unit(Quantity.CURRENT, 1)));

  /** Symbols are matched exactly (mV is not MV), words in any case. */
  static Optional<Unit> of(String name) {
    String trimmed = name.strip();
    boolean isWord = trimmed.length() > 2;
    return Optional.ofNullable(KNOWN.get(isWord ? trimmed.toLowerCase(Locale.ROOT) : trimmed));
  }
}
