package org.patchbridge.table.schema;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Reads the {@code label} part of a schema. */
final class LabelRuleParser {
  private final Function<SchemaNode, ColumnRef> column;

  LabelRuleParser(Function<SchemaNode, ColumnRef> column) {
    this.column = column;
  }

  LabelRule parse(SchemaNode node) {
    node.allowOnly(
        "column",
        "also",
        "take",
        "on-conflict",
        "classes",
        "leave-out",
        "other",
        "unlabelled",
        "sncg");
    SchemaNode classNode = node.required("classes");
    Map<String, String> classes = texts(classNode);
    if (classes.isEmpty()) {
      throw classNode.error("no class is named", "map each source label to a class");
    }
    Map<String, String> leftOut =
        node.find("leave-out").map(LabelRuleParser::texts).orElse(Map.of());
    for (String label : leftOut.keySet()) {
      if (classes.containsKey(label)) {
        throw node.error("'" + label + "' is a class and left out", "remove one of the two");
      }
    }
    return new LabelRule(
        column.apply(node.required("column")),
        node.find("also").map(also -> also.list().stream().map(column).toList()).orElse(List.of()),
        choice(node, "take", LabelRule.Take.WHOLE),
        choice(node, "on-conflict", LabelRule.OnConflict.REFUSE),
        classes,
        leftOut,
        choice(node, "other", LabelRule.OnUnknownLabel.LEAVE_OUT),
        choice(node, "unlabelled", LabelRule.OnNoLabel.LEAVE_OUT),
        choice(node, "sncg", SncgPolicy.KEEP));
  }

  private static <E extends Enum<E>> E choice(SchemaNode node, String name, E otherwise) {
    return node.find(name)
        .map(field -> field.choice(otherwise.getDeclaringClass()))
        .orElse(otherwise);
  }

  private static Map<String, String> texts(SchemaNode node) {
    Map<String, String> texts = new LinkedHashMap<>();
    node.map().forEach((label, value) -> texts.put(label.strip(), value.nonBlankText()));
    return texts;
  }
}
