package org.patchbridge.table.recorded;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.patchbridge.table.schema.Expression;
import org.patchbridge.table.schema.FamilyRule;
import org.patchbridge.table.schema.FeatureRule;
import org.patchbridge.table.schema.FeatureRule.Recorded;
import org.patchbridge.table.schema.TableException;
import org.patchbridge.table.schema.ValidRange;

/**
 * {@link RecordedColumns} as texts, one a column, each in the form of a schema: what a study and a
 * bundle keep. Of a feature only what concerns recordings is kept; reading gives the same numbers.
 */
public final class RecordedColumnsText {
  private RecordedColumnsText() {}

  /** One text a column. */
  public static List<String> of(RecordedColumns columns) {
    List<String> texts = new ArrayList<>();
    for (FamilyRule family : columns.families()) {
      for (FeatureRule feature : family.features()) {
        texts.add(map("family", quoted(family.name()), "columns", "[" + feature(feature) + "]"));
      }
    }
    return texts;
  }

  /**
   * @param source what messages call the texts
   * @throws TableException where they are not what {@link #of} writes
   */
  public static RecordedColumns read(String source, List<String> texts) {
    Map<String, List<FeatureRule>> families = new LinkedHashMap<>();
    for (int at = 0; at < texts.size(); at++) {
      FamilyRule one = FamilyRule.parse(source + ", column " + (at + 1), texts.get(at));
      families.computeIfAbsent(one.name(), name -> new ArrayList<>()).addAll(one.features());
    }
    return new RecordedColumns(
        families.entrySet().stream()
            .map(family -> new FamilyRule(family.getKey(), family.getValue()))
            .toList());
  }

  private static String feature(FeatureRule feature) {
    List<String> fields =
        new ArrayList<>(
            List.of(
                "name", quoted(feature.column().name()), "unit", quoted(feature.column().unit())));
    feature.recorded().ifPresent(recorded -> fields.addAll(List.of("recording", of(recorded))));
    if (!feature.valid().bounds().isEmpty()) {
      fields.addAll(List.of("valid", limits(feature.valid())));
    }
    return map(fields.toArray(String[]::new));
  }

  private static String of(Recorded recorded) {
    if (recorded instanceof Recorded.None none) {
      return map("none", quoted(none.reason()));
    }
    Expression expression = ((Recorded.Taken) recorded).expression();
    List<String> fields = new ArrayList<>(List.of("from", quoted(expression.from().column())));
    expression.minus().ifPresent(minus -> fields.addAll(List.of("minus", operand(minus))));
    expression.over().ifPresent(over -> fields.addAll(List.of("over", operand(over))));
    fields.addAll(List.of("times", number(expression.times())));
    return map(fields.toArray(String[]::new));
  }

  private static String operand(Expression.Operand operand) {
    return operand instanceof Expression.Source source
        ? quoted(source.column().column())
        : number(((Expression.Constant) operand).value());
  }

  private static String limits(ValidRange valid) {
    return valid.bounds().stream()
        .map(
            bound ->
                bound.side().name().toLowerCase(Locale.ROOT).replace('_', '-')
                    + ": "
                    + number(bound.limit()))
        .collect(Collectors.joining(", ", "{", "}"));
  }

  /** Digits that give the same double again, without an exponent, which YAML may take for text. */
  private static String number(double value) {
    return new BigDecimal(Double.toString(value)).toPlainString();
  }

  /** In double quotes, where YAML takes any character that is escaped. */
  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (char each : text.toCharArray()) {
      if (each == '"' || each == '\\') {
        quoted.append('\\').append(each);
      } else if (Character.isISOControl(each)) {
        quoted.append(String.format(Locale.ROOT, "\\u%04x", (int) each));
      } else {
        quoted.append(each);
      }
    }
    return quoted.append('"').toString();
  }

  /** Names and values in turn. */
  private static String map(String... fields) {
    StringBuilder text = new StringBuilder("{");
    for (int at = 0; at < fields.length; at += 2) {
      text.append(at == 0 ? "" : ", ").append(fields[at]).append(": ").append(fields[at + 1]);
    }
    return text.append("}").toString();
  }
}
