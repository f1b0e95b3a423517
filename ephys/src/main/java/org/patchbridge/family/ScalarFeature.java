package org.patchbridge.family;

import java.util.OptionalDouble;

/**
 * One number of a cell.
 *
 * @param unit of the value; {@code 1} for ratios and indices
 * @param value empty where it could not be had
 */
public record ScalarFeature(String unit, OptionalDouble value) {

  static ScalarFeature of(String unit, double value) {
    return new ScalarFeature(
        unit, Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value));
  }
}
