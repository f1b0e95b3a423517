package org.patchbridge.quality;

/**
 * Between which values the measures of a cell are sound.
 *
 * @param electrodeZero pA
 * @param seal GΩ
 * @param accessResistance MΩ
 * @param accessRatio access over input resistance
 * @param blowout mV
 * @param leak holding current, pA
 */
public record CellLimits(
    Range electrodeZero,
    Range seal,
    Range accessResistance,
    Range accessRatio,
    Range blowout,
    Range leak) {

  /** Both ends belong to it; infinite where there is no limit. */
  public record Range(double least, double most) {

    static Range atLeast(double least) {
      return new Range(least, Double.POSITIVE_INFINITY);
    }

    static Range atMost(double most) {
      return new Range(Double.NEGATIVE_INFINITY, most);
    }
  }
}
