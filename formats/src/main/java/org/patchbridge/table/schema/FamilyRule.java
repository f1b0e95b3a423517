package org.patchbridge.table.schema;

import java.util.List;

/** A feature family: a name and its features in order. */
public record FamilyRule(String name, List<FeatureRule> features) {
  public FamilyRule {
    features = List.copyOf(features);
  }

  /**
   * One family as a schema has it, apart from any schema.
   *
   * @param source what messages call the text
   * @throws TableException with the field where it is none
   */
  public static FamilyRule parse(String source, String yaml) {
    SchemaNode node =
        SchemaNode.parse(source, yaml, "docs/schemas.md").allowOnly("family", "columns");
    FeatureRuleParser features =
        new FeatureRuleParser(column -> new ColumnRef("", column.nonBlankText()));
    return new FamilyRule(
        node.required("family").nonBlankText(),
        node.required("columns").list().stream().map(features::parse).toList());
  }
}
