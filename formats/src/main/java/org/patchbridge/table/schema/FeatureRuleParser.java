package org.patchbridge.table.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.patchbridge.dataset.Column;
import org.patchbridge.family.ScalarDictionary;
import org.patchbridge.family.ScalarRole;

/** Reads one feature of a schema: name, unit, expression, valid range, scalar of a recording. */
final class FeatureRuleParser {
  private static final String LIST_OF_SCALARS = "docs/features.md lists the scalars";

  private final Function<SchemaNode, ColumnRef> column;

  FeatureRuleParser(Function<SchemaNode, ColumnRef> column) {
    this.column = column;
  }

  FeatureRule parse(SchemaNode node) {
    node.allowOnly("name", "unit", "from", "minus", "over", "times", "valid", "recording");
    SchemaNode name = node.required("name");
    SchemaNode from = node.find("from").orElse(name);
    String unit = node.required("unit").scalarText().strip();
    return new FeatureRule(
        new Column(name.nonBlankText(), unit),
        new Expression(
            column.apply(from),
            node.find("minus").map(this::operand),
            node.find("over").map(this::divisor),
            node.find("times").map(FeatureRuleParser::factor).orElse(1.0)),
        node.find("valid").map(FeatureRuleParser::range).orElse(ValidRange.everything()),
        node.find("recording").map(recording -> recorded(recording, unit)));
  }

  /** A scalar's name, or {@code {from: ..., minus: ..., over: ..., times: ...}}, or a reason. */
  private static FeatureRule.Recorded recorded(SchemaNode node, String unit) {
    if (node.kind() == SchemaNode.Kind.MAP && node.find("none").isPresent()) {
      return new FeatureRule.Recorded.None(node.allowOnly("none").required("none").nonBlankText());
    }
    boolean isName = node.kind() != SchemaNode.Kind.MAP;
    if (!isName) {
      node.allowOnly("from", "minus", "over", "times", "none");
    }
    SchemaNode from = isName ? node : node.required("from");
    FeatureRuleParser scalars = new FeatureRuleParser(FeatureRuleParser::scalar);
    Expression expression =
        new Expression(
            scalar(from),
            isName ? Optional.empty() : node.find("minus").map(scalars::operand),
            isName ? Optional.empty() : node.find("over").map(scalars::divisor),
            isName ? 1.0 : node.find("times").map(FeatureRuleParser::factor).orElse(1.0));
    requireUnits(node, expression, unit);
    return new FeatureRule.Recorded.Taken(expression);
  }

  private static ColumnRef scalar(SchemaNode node) {
    String name = node.nonBlankText();
    ScalarDictionary.Entry entry =
        ScalarDictionary.of(name)
            .orElseThrow(
                () ->
                    node.error(
                        "no scalar of a recording is called '" + name + "'",
                        NearestName.to(name, ScalarDictionary.all().keySet())
                            .map(near -> "did you mean '" + near + "'?")
                            .orElse(LIST_OF_SCALARS)));
    if (entry.role() == ScalarRole.SWEEP_TIME) {
      throw node.error(
          "'" + name + "' is a time on the sweep's clock, which no cell has of itself",
          "write a latency or a delay, such as latency_rheo or peak_delay_rheo");
    }
    return new ColumnRef(FeatureRule.RECORDING, name);
  }

  /** What is not divided or multiplied keeps its unit, and what is subtracted has the same. */
  private static void requireUnits(SchemaNode node, Expression expression, String unit) {
    String from = expression.from().column();
    if (expression.minus().isPresent()
        && expression.minus().get() instanceof Expression.Source other
        && !ScalarDictionary.isInUnit(from, ScalarDictionary.unit(other.column().column()))) {
      throw node.error(other.column().column() + " has another unit than " + from, LIST_OF_SCALARS);
    }
    boolean isConverted = expression.over().isPresent() || expression.times() != 1;
    if (!isConverted && !ScalarDictionary.isInUnit(from, unit)) {
      throw node.error(
          from
              + " of a recording is in '"
              + ScalarDictionary.unit(from)
              + "', the column in '"
              + unit
              + "'",
          "convert it, for example with {from: " + from + ", times: 1000}");
    }
  }

  private Expression.Operand operand(SchemaNode node) {
    return node.kind() == SchemaNode.Kind.NUMBER
        ? new Expression.Constant(node.number())
        : new Expression.Source(column.apply(node));
  }

  private Expression.Operand divisor(SchemaNode node) {
    return node.kind() == SchemaNode.Kind.NUMBER
        ? new Expression.Constant(factor(node))
        : operand(node);
  }

  private static double factor(SchemaNode node) {
    double factor = node.number();
    if (factor == 0) {
      throw node.error("0 leaves no information in the feature", "write another number");
    }
    return factor;
  }

  private static ValidRange range(SchemaNode node) {
    node.allowOnly("above", "at-least", "below", "at-most");
    List<ValidRange.Bound> bounds = new ArrayList<>();
    for (Map.Entry<String, SchemaNode> entry : node.map().entrySet()) {
      String side = entry.getKey().toUpperCase(Locale.ROOT).replace('-', '_');
      bounds.add(new ValidRange.Bound(ValidRange.Side.valueOf(side), entry.getValue().number()));
    }
    Optional<SchemaNode> lower = node.find("above").or(() -> node.find("at-least"));
    Optional<SchemaNode> upper = node.find("below").or(() -> node.find("at-most"));
    if (lower.isPresent() && upper.isPresent() && lower.get().number() >= upper.get().number()) {
      throw node.error("no value lies in this range", "exchange or correct the limits");
    }
    return new ValidRange(bounds);
  }
}
