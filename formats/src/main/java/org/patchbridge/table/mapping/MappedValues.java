package org.patchbridge.table.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import org.patchbridge.dataset.FamilyBlock;
import org.patchbridge.table.DelimitedTable;
import org.patchbridge.table.schema.DecimalSeparator;
import org.patchbridge.table.schema.NumberText;
import org.patchbridge.table.schema.TableException;
import org.patchbridge.table.vocabulary.MeasureUnit;

/** The numbers of a table as its mapping reads them. */
final class MappedValues {
  private final DelimitedTable table;
  private final ColumnMapping mapping;

  MappedValues(DelimitedTable table, ColumnMapping mapping) {
    this.table = table;
    this.mapping = mapping;
  }

  /** A number, or why there is none. */
  private record Field(double number, String reason) {
    boolean isPresent() {
      return reason.isEmpty();
    }
  }

  /** One feature of all cells, in the feature's unit. */
  record Measurements(
      DelimitedTable table, MappedFeature feature, double[] values, List<String> reasons) {

    double[] present() {
      return DoubleStream.of(values).filter(value -> !Double.isNaN(value)).toArray();
    }

    /**
     * Of one row, a value may be absent; of several, the column cannot be the one that is meant.
     */
    void requireAny() {
      if (values.length > 1 && present().length == 0) {
        throw new TableException(
            table.file().toString(),
            "column '" + feature.column() + "'",
            "gives "
                + feature.feature()
                + " in none of the "
                + values.length
                + " rows ("
                + reasons.get(0)
                + ")",
            "take it out of the mapping, or correct what is mapped");
      }
    }

    void put(FamilyBlock.Builder block, int row, int column) {
      if (Double.isNaN(values[row])) {
        block.absent(row, column, reasons.get(row));
      } else {
        block.set(row, column, values[row]);
      }
    }
  }

  /**
   * @param unit of the feature
   */
  Measurements of(MappedFeature feature, MeasureUnit unit) {
    double[] values = new double[table.size()];
    List<String> reasons = new ArrayList<>();
    for (int row = 0; row < values.length; row++) {
      Field field = value(feature, unit, row);
      values[row] = field.isPresent() ? field.number() : Double.NaN;
      reasons.add(field.reason());
    }
    return new Measurements(table, feature, values, reasons);
  }

  private Field value(MappedFeature feature, MeasureUnit unit, int row) {
    Field x = field(row, feature.column());
    List<String> names = feature.transform().operands();
    double[] with = new double[names.size()];
    for (int at = 0; at < with.length && x.isPresent(); at++) {
      MappedFeature.Operand operand = feature.operands().get(names.get(at));
      Field y =
          operand.column().isPresent()
              ? field(row, operand.column().get())
              : new Field(operand.number(), "");
      if (!y.isPresent()) {
        return new Field(0, names.get(at) + " is absent: " + y.reason());
      }
      with[at] = operand.unit().in(0, y.number());
    }
    if (!x.isPresent()) {
      return x;
    }
    double value = feature.transform().of(x.number(), feature.unit(), with, unit);
    return Double.isFinite(value) && FamilyBlock.isInRange(value)
        ? new Field(value, "")
        : new Field(0, "no value under " + feature.transform().id());
  }

  private Field field(int row, String column) {
    String text = table.text(row, column);
    if (text.isEmpty()) {
      return new Field(0, "empty in the table");
    }
    if (mapping.absent().contains(text)) {
      return new Field(0, "'" + text + "' in the table");
    }
    OptionalDouble number = NumberText.parse(text, mapping.decimal());
    if (number.isEmpty() || !FamilyBlock.isInRange(number.getAsDouble())) {
      throw TableException.at(
          table.file(),
          table.line(row),
          column,
          "'"
              + text
              + "' "
              + (number.isEmpty() ? "is not a number" : "is infinite or above 3.4e38"),
          remedy(text));
    }
    return new Field(number.getAsDouble(), "");
  }

  private String remedy(String text) {
    DecimalSeparator other =
        mapping.decimal() == DecimalSeparator.POINT
            ? DecimalSeparator.COMMA
            : DecimalSeparator.POINT;
    boolean isOther = NumberText.parse(text, other).isPresent();
    Map<DecimalSeparator, String> names =
        Map.of(DecimalSeparator.POINT, "point", DecimalSeparator.COMMA, "comma");
    return isOther && text.matches(".*[.,].*")
        ? "it has a decimal "
            + names.get(other)
            + ": write decimal: "
            + names.get(other)
            + " in the mapping"
        : "correct it, or list it under 'absent' in the mapping";
  }
}
