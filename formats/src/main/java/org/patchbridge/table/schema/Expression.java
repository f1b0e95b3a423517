package org.patchbridge.table.schema;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How a feature is computed from source columns: {@code (from − minus) ÷ over × times}. Total:
 * where an operand is absent or the divisor is 0, the result is absent.
 *
 * @param minus taken away from {@code from}, in its unit
 * @param over divisor
 * @param times factor; negative to negate
 */
public record Expression(
    ColumnRef from, Optional<Operand> minus, Optional<Operand> over, double times) {

  /** The other side of a subtraction or division. */
  public sealed interface Operand {}

  /** The same number for every cell, such as the stimulus onset in seconds. */
  public record Constant(double value) implements Operand {}

  /** Another column. */
  public record Source(ColumnRef column) implements Operand {}

  /** Every column the expression reads. */
  public List<ColumnRef> columns() {
    Stream<ColumnRef> others =
        Stream.of(minus, over)
            .flatMap(Optional::stream)
            .filter(Source.class::isInstance)
            .map(operand -> ((Source) operand).column());
    return Stream.concat(Stream.of(from), others).toList();
  }

  /** The result for the cell whose columns {@code source} reads. */
  Measured of(SourceCell source) {
    Measured value = source.measured(from);
    if (minus.isPresent()) {
      value = value.combine(measured(minus.get(), source), (a, b) -> a - b);
    }
    if (over.isPresent()) {
      value = value.combine(divisor(over.get(), source), (a, b) -> a / b);
    }
    return times == 1 ? value : value.combine(new Measured.Value(times), (a, b) -> a * b);
  }

  private static Measured measured(Operand operand, SourceCell source) {
    return operand instanceof Source other
        ? source.measured(other.column())
        : new Measured.Value(((Constant) operand).value());
  }

  private static Measured divisor(Operand operand, SourceCell source) {
    Measured divisor = measured(operand, source);
    return divisor instanceof Measured.Value number && number.value() == 0
        ? new Measured.Missing("division by 0")
        : divisor;
  }
}
