package org.patchbridge.table;

import java.util.ArrayList;
import java.util.List;
import org.patchbridge.family.ScalarDictionary;
import org.patchbridge.table.schema.Expression;
import org.patchbridge.table.schema.FamilyRule;
import org.patchbridge.table.schema.FeatureRule;

/**
 * Features of a schema that are times on the sweep's clock: when the stimulus starts is the
 * protocol's choice, and a model that sees it fails on every other protocol. They are left out. A
 * difference, to the onset or to another point, is a feature.
 */
final class SweepTimeColumns {
  private SweepTimeColumns() {}

  /**
   * The families without such features; a family of nothing else is left out.
   *
   * @param warnings gets one for each family that loses some
   */
  static List<FamilyRule> leftOut(
      String schema, List<FamilyRule> families, List<TableWarning> warnings) {
    List<FamilyRule> kept = new ArrayList<>();
    for (FamilyRule family : families) {
      List<FeatureRule> features =
          family.features().stream().filter(feature -> !isSweepTime(feature)).toList();
      if (features.size() < family.features().size()) {
        warnings.add(warning(schema, family));
      }
      if (!features.isEmpty()) {
        kept.add(new FamilyRule(family.name(), features));
      }
    }
    return kept;
  }

  private static boolean isSweepTime(FeatureRule feature) {
    Expression expression = feature.expression();
    return ScalarDictionary.isSweepTime(feature.column().name())
        || (expression.minus().isEmpty()
            && ScalarDictionary.isSweepTime(expression.from().column()));
  }

  private static TableWarning warning(String schema, FamilyRule family) {
    List<String> names =
        family.features().stream()
            .filter(SweepTimeColumns::isSweepTime)
            .map(feature -> feature.column().name())
            .toList();
    return new TableWarning(
        schema,
        "family '" + family.name() + "'",
        String.join(", ", names)
            + (names.size() == 1 ? " is a time" : " are times")
            + " on the sweep's clock and no feature: left out; give the column another name and"
            + " write 'minus:' with the onset of the stimulus or another point of the spike"
            + " ('minus: 0' where the table counts from the onset)");
  }
}
