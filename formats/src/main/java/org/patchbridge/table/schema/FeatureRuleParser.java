package org.patchbridge.table.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.patchbridge.dataset.Column;

/** Reads one feature of a schema: name, unit, expression, valid range. */
final class FeatureRuleParser {
  private final Function<SchemaNode, ColumnRef> column;

  FeatureRuleParser(Function<SchemaNode, ColumnRef> column) {
    this.column = column;
  }

  FeatureRule parse(SchemaNode node) {
    node.allowOnly("name", "unit", "from", "minus", "over", "times", "valid");
    SchemaNode name = node.required("name");
    SchemaNode from = node.find("from").orElse(name);
    return new FeatureRule(
        new Column(name.nonBlankText(), node.required("unit").scalarText().strip()),
        new Expression(
            column.apply(from),
            node.find("minus").map(this::operand),
            node.find("over").map(this::divisor),
            node.find("times").map(FeatureRuleParser::factor).orElse(1.0)),
        node.find("valid").map(FeatureRuleParser::range).orElse(ValidRange.everything()));
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
