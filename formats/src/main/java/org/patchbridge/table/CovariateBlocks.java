package org.patchbridge.table;

import java.util.ArrayList;
import java.util.List;
import org.patchbridge.dataset.Covariates;
import org.patchbridge.dataset.FamilyBlock;
import org.patchbridge.table.schema.CovariateRule;

/** What is known of cells besides their electrophysiology, as numbers. */
final class CovariateBlocks {
  private CovariateBlocks() {}

  /**
   * A level that the schema does not list counts as absent, with that reason.
   *
   * @param keys of the cells, in the order of the cohort
   */
  static Covariates of(List<CovariateRule> rules, JoinedTables tables, List<String> keys) {
    List<Covariates.Covariate> covariates = new ArrayList<>();
    for (CovariateRule rule : rules) {
      FamilyBlock.Builder block =
          FamilyBlock.builder(Covariates.FAMILY, rule.columns(), keys.size());
      for (int cell = 0; cell < keys.size(); cell++) {
        String level = tables.text(keys.get(cell), rule.source()).orElse("");
        for (int column = 0; column < rule.columns().size(); column++) {
          if (rule.levels().containsKey(level)) {
            block.set(cell, column, rule.encoded(level)[column]);
          } else {
            block.absent(cell, column, level.isEmpty() ? "not known" : "a level not in the schema");
          }
        }
      }
      covariates.add(new Covariates.Covariate(rule.name(), block.build()));
    }
    return new Covariates(covariates);
  }
}
