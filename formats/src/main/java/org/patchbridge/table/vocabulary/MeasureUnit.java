package org.patchbridge.table.vocabulary;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A unit: a dimension and a power of ten of its SI unit.
 *
 * @param text as it is written for people
 * @param exponent the power of ten: −3 for mV
 */
public record MeasureUnit(String text, Dimension dimension, int exponent) {
  private static final Map<String, Integer> PREFIXES = prefixes();
  private static final Map<String, MeasureUnit> KNOWN = known();
  private static final Map<String, String> SPELT_OUT = speltOut();

  private static Map<String, Integer> prefixes() {
    Map<String, Integer> prefixes = new LinkedHashMap<>();
    String letters = "pnum kMG";
    for (int at = 0; at < letters.length(); at++) {
      prefixes.put(letters.substring(at, at + 1).strip(), 3 * (at - 4));
    }
    return prefixes;
  }

  private static Map<String, MeasureUnit> known() {
    Map<String, MeasureUnit> units = new LinkedHashMap<>();
    prefixed(units, "V", Dimension.VOLTAGE);
    prefixed(units, "A", Dimension.CURRENT);
    prefixed(units, "s", Dimension.TIME);
    prefixed(units, "Hz", Dimension.RATE);
    // Nobody measures a cell in milliohms: mOhm is meant as MOhm.
    List.of("", "k", "M", "G")
        .forEach(prefix -> add(units, prefix + "Ohm", Dimension.RESISTANCE, PREFIXES.get(prefix)));
    prefixed(units, "S", Dimension.CONDUCTANCE);
    PREFIXES.forEach((prefix, power) -> add(units, "Hz/" + prefix + "A", Dimension.GAIN, -power));
    add(units, "V/s", Dimension.SLOPE, 0);
    add(units, "mV/ms", Dimension.SLOPE, 0);
    add(units, "mV/s", Dimension.SLOPE, -3);
    add(units, "V/ms", Dimension.SLOPE, 3);
    add(units, "V*s", Dimension.AREA, 0);
    add(units, "mV*s", Dimension.AREA, -3);
    add(units, "mV*ms", Dimension.AREA, -6);
    add(units, "ratio", Dimension.RATIO, 0);
    add(units, "%", Dimension.RATIO, -2);
    add(units, "rad", Dimension.ANGLE, 0);
    add(units, "rad*Hz", Dimension.ANGULAR_AREA, 0);
    add(units, "samples", Dimension.SAMPLES, 0);
    return units;
  }

  private static void prefixed(Map<String, MeasureUnit> units, String symbol, Dimension kind) {
    PREFIXES.forEach((prefix, power) -> add(units, prefix + symbol, kind, power));
  }

  private static void add(Map<String, MeasureUnit> units, String text, Dimension kind, int power) {
    units.put(text, new MeasureUnit(text, kind, power));
  }

  private static Map<String, String> speltOut() {
    Map<String, String> words = new LinkedHashMap<>();
    spelt(words, "ratio", "", "1", "index", "fraction", "unitless", "dimensionless");
    spelt(words, "%", "percent", "pct");
    spelt(words, "mV", "millivolt", "millivolts");
    spelt(words, "V", "volt", "volts");
    spelt(words, "pA", "picoamp", "picoamps", "picoampere", "picoamperes");
    spelt(words, "nA", "nanoamp", "nanoamps");
    spelt(words, "s", "sec", "secs", "sek", "second", "seconds");
    spelt(words, "ms", "msec", "msecs", "msek", "millisecond", "milliseconds");
    spelt(words, "us", "usec", "microsecond", "microseconds");
    spelt(words, "Hz", "1/s", "s-1", "s^-1", "spikes/s", "aps/s", "sp/s");
    spelt(words, "kHz", "1/ms");
    spelt(words, "MOhm", "mohm", "mohms", "megaohm", "megaohms", "megohm", "megohms", "mv/na");
    spelt(words, "GOhm", "gohms", "gigaohm", "gigaohms", "mv/pa");
    spelt(words, "Ohm", "ohms");
    spelt(words, "Hz/pA", "spikes/s/pa", "1/(s*pa)");
    spelt(words, "mV/s", "uv/ms");
    spelt(words, "mV*s", "mvs", "mv.s");
    spelt(words, "samples", "sample", "points", "pts");
    spelt(words, "rad", "radian", "radians");
    return words;
  }

  private static void spelt(Map<String, String> words, String unit, String... spellings) {
    for (String spelling : spellings) {
      words.put(spelling, unit);
    }
  }

  /** Units by their text, in the order of their dimensions. */
  public static List<MeasureUnit> all() {
    return List.copyOf(KNOWN.values());
  }

  /** Those of one dimension. */
  public static List<MeasureUnit> of(Dimension dimension) {
    return KNOWN.values().stream().filter(unit -> unit.dimension() == dimension).toList();
  }

  /**
   * The unit of this text; upper and lower case matter where both are units ({@code mS}, {@code
   * ms}), else not. Greek and spelt-out units are known.
   *
   * @return empty where there is no such unit
   */
  public static Optional<MeasureUnit> parse(String text) {
    return readings(text).stream().findFirst();
  }

  /**
   * The same where the dimension is known: {@code mS} of a time is milliseconds.
   *
   * @return a unit of the dimension; empty where the text is none
   */
  public static Optional<MeasureUnit> parse(String text, Dimension dimension) {
    return readings(text).stream().filter(unit -> unit.dimension() == dimension).findFirst();
  }

  private static List<MeasureUnit> readings(String text) {
    String plain =
        text.strip()
            .replaceAll("[\u00b5\u03bc]", "u")
            .replaceAll("[\u03a9\u2126]", "Ohm")
            .replaceAll("[\u00b7\u22c5\u00d7]", "*")
            .replaceAll("(?<=[a-zA-Z]) (?=[a-zA-Z])", "*")
            .replace(" ", "");
    List<MeasureUnit> readings = new ArrayList<>();
    Optional.ofNullable(KNOWN.get(plain)).ifPresent(readings::add);
    String small = plain.toLowerCase(Locale.ROOT);
    Optional.ofNullable(SPELT_OUT.get(small)).map(KNOWN::get).ifPresent(readings::add);
    KNOWN.values().stream()
        .filter(unit -> unit.text().equalsIgnoreCase(plain))
        .forEach(readings::add);
    return readings;
  }

  /** A number of this unit in the SI unit. */
  double toSi(double value) {
    return scaled(value, exponent);
  }

  /**
   * A number of this unit in another power of ten of the SI unit. Exact where both are the same;
   * made smaller by one division, so that 14.2 ms are exactly 14.2 / 1000 s.
   */
  public double in(int power, double value) {
    return scaled(value, exponent - power);
  }

  private static double scaled(double value, int power) {
    if (power == 0) {
      return value;
    }
    return power < 0 ? value / Math.pow(10, -power) : value * Math.pow(10, power);
  }
}
