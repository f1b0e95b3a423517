package org.patchbridge.table.schema;

import java.util.function.DoubleBinaryOperator;
import org.patchbridge.dataset.FamilyBlock;

/** A finite number, or the reason why there is none. */
public sealed interface Measured {
  record Value(double value) implements Measured {}

  record Missing(String reason) implements Measured {}

  /** The operation's result; the first missing operand where one is missing. */
  default Measured combine(Measured other, DoubleBinaryOperator operation) {
    if (!(this instanceof Value left)) {
      return this;
    }
    if (!(other instanceof Value right)) {
      return other;
    }
    double result = operation.applyAsDouble(left.value(), right.value());
    return Double.isFinite(result) ? new Value(result) : new Missing(FamilyBlock.OUT_OF_RANGE);
  }
}
