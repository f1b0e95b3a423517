package org.patchbridge.adaptation;

import java.util.OptionalDouble;

/**
 * What another rig does to one feature.
 *
 * @param feature its name
 * @param unit of its values; empty for a pure number
 * @param scale that the batch's deviations are multiplied by on their way to the reference; 1 where
 *     nothing is mapped
 * @param shift in standard deviations of the reference that is added then
 * @param median of the batch, in the unit; empty where the feature is absent in all its cells
 * @param mappedMedian of the batch after the map, in the unit
 * @param referenceMedian of reference cells of the same shares of classes, in the unit
 * @param isLogarithmic whether scale and shift are of the feature's logarithm
 * @param present cells of the batch that have the feature
 */
public record FeatureShift(
    String feature,
    String unit,
    double scale,
    double shift,
    OptionalDouble median,
    OptionalDouble mappedMedian,
    OptionalDouble referenceMedian,
    boolean isLogarithmic,
    int present) {

  /** What the map adds to the batch's median, in the unit. */
  public OptionalDouble change() {
    return median.isPresent() && mappedMedian.isPresent()
        ? OptionalDouble.of(mappedMedian.getAsDouble() - median.getAsDouble())
        : OptionalDouble.empty();
  }
}
