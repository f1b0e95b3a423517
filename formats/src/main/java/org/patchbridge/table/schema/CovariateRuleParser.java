package org.patchbridge.table.schema;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Reads the covariates of a schema. */
final class CovariateRuleParser {
  private final Function<SchemaNode, ColumnRef> column;

  /**
   * @param column reads a reference to a column of a file
   */
  CovariateRuleParser(Function<SchemaNode, ColumnRef> column) {
    this.column = column;
  }

  List<CovariateRule> parse(SchemaNode list) {
    List<CovariateRule> rules = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (SchemaNode node : list.list()) {
      CovariateRule rule = rule(node);
      if (!names.add(rule.name())) {
        throw node.error("covariate '" + rule.name() + "' stands twice", "rename one");
      }
      rules.add(rule);
    }
    return rules;
  }

  private CovariateRule rule(SchemaNode node) {
    node.allowOnly("name", "from", "type", "levels");
    CovariateRule.Type type = node.required("type").choice(CovariateRule.Type.class);
    SchemaNode levels = node.required("levels");
    Map<String, Double> numbers = new LinkedHashMap<>();
    if (type == CovariateRule.Type.ORDINAL) {
      levels.map().forEach((text, number) -> numbers.put(text.strip(), number.number()));
    } else {
      levels.list().forEach(text -> numbers.put(text.nonBlankText(), (double) numbers.size()));
    }
    if (numbers.size() < 2) {
      throw levels.error("a covariate has two levels or more", "name them all");
    }
    return new CovariateRule(
        node.required("name").nonBlankText(), column.apply(node.required("from")), type, numbers);
  }
}
