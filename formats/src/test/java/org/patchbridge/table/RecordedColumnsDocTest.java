package org.patchbridge.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.patchbridge.table.schema.Expression;
import org.patchbridge.table.schema.FamilyRule;
import org.patchbridge.table.schema.FeatureRule;
import org.patchbridge.table.schema.FeatureRule.Recorded;
import org.patchbridge.table.schema.TableSchema;

/**
 * The table of docs/schemas.md that says which columns a recording can fill is that of the shipped
 * schemas; {@code -Dpatchbridge.columns=write} writes it anew.
 */
class RecordedColumnsDocTest {
  private static final Path DOC = Path.of("../docs/schemas.md");
  private static final String HEADER = "| table | family | of a recording | of none |";

  @Test
  void docsNameTheScalarOfEveryColumn() throws IOException {
    List<String> table = table();
    if ("write".equals(System.getProperty("patchbridge.columns"))) {
      write(table);
    }

    assertThat(Files.readString(DOC)).contains("\n" + String.join("\n", table) + "\n\n");
  }

  private static void write(List<String> table) throws IOException {
    List<String> lines = Files.readAllLines(DOC);
    int from = lines.indexOf(HEADER);
    int to = from;
    while (lines.get(to).startsWith("|")) {
      to++;
    }
    List<String> written = new ArrayList<>(lines.subList(0, from));
    written.addAll(table);
    written.addAll(lines.subList(to, lines.size()));
    Files.write(DOC, written);
  }

  private static List<String> table() {
    List<String> lines = new ArrayList<>(List.of(HEADER, "|---|---|---|---|"));
    for (String name : TableSchema.shippedNames()) {
      List<FamilyRule> families = TableSchema.shipped(name).families();
      long all = families.stream().mapToLong(family -> family.features().size()).sum();
      long filled =
          families.stream()
              .flatMap(family -> family.features().stream())
              .filter(RecordedColumnsDocTest::isFilled)
              .count();
      lines.add(String.format(Locale.ROOT, "| **%s** | | **%d of %d** | |", name, filled, all));
      families.forEach(family -> lines.add(row(family)));
    }
    return lines;
  }

  private static boolean isFilled(FeatureRule feature) {
    return feature.recorded().orElseThrow() instanceof Recorded.Taken;
  }

  private static String row(FamilyRule family) {
    return "| | "
        + family.name()
        + " | "
        + family.features().stream()
            .filter(RecordedColumnsDocTest::isFilled)
            .map(RecordedColumnsDocTest::filled)
            .collect(Collectors.joining(", "))
        + " | "
        + family.features().stream()
            .filter(feature -> !isFilled(feature))
            .map(
                feature ->
                    feature.column().name()
                        + ": "
                        + ((Recorded.None) feature.recorded().get()).reason())
            .collect(Collectors.joining("; "))
        + " |";
  }

  /** The column, and the scalar where it has another name or is computed with. */
  private static String filled(FeatureRule feature) {
    Expression expression = ((Recorded.Taken) feature.recorded().get()).expression();
    String scalar =
        expression.from().column()
            + expression.minus().map(minus -> " − " + operand(minus)).orElse("")
            + expression.over().map(over -> " ÷ " + operand(over)).orElse("")
            + (expression.times() == 1 ? "" : " × " + number(expression.times()));
    String column = feature.column().name();
    return column.equals(scalar) ? column : column + " = " + scalar;
  }

  private static String operand(Expression.Operand operand) {
    return operand instanceof Expression.Source source
        ? source.column().column()
        : number(((Expression.Constant) operand).value());
  }

  private static String number(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }
}
