package org.patchbridge.table.mapping;

import java.util.Map;
import java.util.Optional;
import org.patchbridge.table.vocabulary.MeasureUnit;
import org.patchbridge.table.vocabulary.ValueTransform;

/**
 * Which column is which feature, and how its numbers become the feature's.
 *
 * @param feature {@code family.feature}
 * @param unit of the column
 * @param operands what the transform needs besides, by name
 * @param line of the mapping's text that it stands in; 0 where it was made by a program
 */
public record MappedFeature(
    String feature,
    String column,
    MeasureUnit unit,
    ValueTransform transform,
    Map<String, Operand> operands,
    int line) {

  public MappedFeature {
    operands = Map.copyOf(operands);
    if (!operands.keySet().containsAll(transform.operands())) {
      throw new IllegalArgumentException(transform.id() + " needs " + transform.operands());
    }
  }

  /** A column as it is, in its unit. */
  public static MappedFeature of(String feature, String column, MeasureUnit unit) {
    return new MappedFeature(feature, column, unit, ValueTransform.NONE, Map.of(), 0);
  }

  /**
   * What a transform needs: a column's value in the same row, or one number for all.
   *
   * @param column empty for a number
   * @param number NaN for a column
   */
  public record Operand(Optional<String> column, double number, MeasureUnit unit) {
    public static Operand column(String name, MeasureUnit unit) {
      return new Operand(Optional.of(name), Double.NaN, unit);
    }

    public static Operand number(double value, MeasureUnit unit) {
      return new Operand(Optional.empty(), value, unit);
    }
  }
}
