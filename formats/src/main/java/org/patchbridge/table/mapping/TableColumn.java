package org.patchbridge.table.mapping;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.patchbridge.table.DelimitedTable;
import org.patchbridge.table.schema.DecimalSeparator;
import org.patchbridge.table.schema.NumberText;
import org.patchbridge.table.schema.SchemaParser;
import org.patchbridge.table.vocabulary.Dimension;
import org.patchbridge.table.vocabulary.HeaderText;
import org.patchbridge.table.vocabulary.MeasureUnit;
import org.patchbridge.table.vocabulary.NameReading;
import org.patchbridge.table.vocabulary.Vocabulary;

/**
 * One column of a table whose meaning is looked for.
 *
 * @param reading what its name means; empty where that is not known
 * @param values NaN where there is none
 * @param isNumeric whether it has numbers, and nothing else but absent values
 */
record TableColumn(
    String name,
    HeaderText header,
    Optional<NameReading> reading,
    double[] values,
    boolean isNumeric) {
  /** Below this a potential without a unit is in volts. */
  private static final double MOST_VOLTS = 1;

  static List<TableColumn> of(DelimitedTable table, DecimalSeparator decimal) {
    List<String> names =
        table.columns().stream().map(column -> HeaderText.of(column).name()).toList();
    List<TableColumn> columns = new ArrayList<>();
    for (String name : table.columns()) {
      columns.add(of(table, decimal, name, names));
    }
    return columns;
  }

  private static TableColumn of(
      DelimitedTable table, DecimalSeparator decimal, String name, List<String> names) {
    double[] values = new double[table.size()];
    int numbers = 0;
    boolean hasText = false;
    for (int row = 0; row < values.length; row++) {
      String text = table.text(row, name);
      OptionalDouble number = NumberText.parse(text, decimal);
      boolean isNumber = number.isPresent() && Double.isFinite(number.getAsDouble());
      values[row] = isNumber ? number.getAsDouble() : Double.NaN;
      numbers += isNumber ? 1 : 0;
      hasText |= !isNumber && !text.isEmpty() && !SchemaParser.USUAL_ABSENT.contains(text);
    }
    // The name with all its words first: of "threshold_v_s" the last may be no unit.
    Vocabulary vocabulary = Vocabulary.get();
    HeaderText header = HeaderText.of(name);
    Optional<NameReading> whole = vocabulary.column(name, names);
    return new TableColumn(
        name,
        whole.isPresent()
                && header.name().length() < name.length()
                && !name.matches(".*[)\\]}]\\s*")
            ? new HeaderText(name, Optional.empty())
            : header,
        whole.or(() -> vocabulary.column(header.name(), names)),
        values,
        numbers > 0 && !hasText);
  }

  /** The same as the feature that goes by this name alone, where it is called so. */
  TableColumn named(String feature, NameReading itself) {
    String bare = header.name().substring(header.name().lastIndexOf('.') + 1);
    return bare.equalsIgnoreCase(feature)
        ? new TableColumn(name, header, Optional.of(itself), values, isNumeric)
        : this;
  }

  /** The unit in the header; empty where there is none of this dimension. */
  Optional<MeasureUnit> unit(Dimension dimension) {
    return header.unit().flatMap(text -> MeasureUnit.parse(text, dimension));
  }

  /** The same, or the one that potentials and slopes usually have. */
  MeasureUnit operandUnit(Dimension dimension) {
    String usual =
        dimension == Dimension.SLOPE
            ? "V/s"
            : Math.abs(UsualRange.medianOf(present())) < MOST_VOLTS ? "V" : "mV";
    return unit(dimension).orElseGet(() -> MeasureUnit.parse(usual).orElseThrow());
  }

  double[] present() {
    return Arrays.stream(values).filter(value -> !Double.isNaN(value)).toArray();
  }
}
