package org.patchbridge.family;

import java.util.OptionalDouble;

/**
 * One number of a cell.
 *
 * @param unit of the value; {@code 1} for ratios and indices
 * @param role what it may be used for
 * @param value empty where it could not be had
 */
public record ScalarFeature(String unit, ScalarRole role, OptionalDouble value) {

  /**
   * A scalar of the {@link ScalarDictionary}.
   *
   * @throws IllegalArgumentException where the dictionary has no such name
   */
  static ScalarFeature of(String name, double value) {
    ScalarDictionary.Entry entry =
        ScalarDictionary.of(name)
            .orElseThrow(
                () -> new IllegalArgumentException("no scalar of the dictionary: " + name));
    return new ScalarFeature(
        entry.unit(),
        entry.role(),
        Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value));
  }
}
