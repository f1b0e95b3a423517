package org.patchbridge.study;

import java.util.List;
import java.util.Map;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.forest.Balance;
import org.patchbridge.forest.ForestSettings;
import org.patchbridge.forest.RandomForestLearner;

/** One forest on all columns for each way of making up for unequal classes. */
final class ForestPlan implements PresetPlan {

  @Override
  public List<LearnerChoice> models(Cohort cohort, EvaluationSettings settings) {
    return settings.balances().stream().map(balance -> forest(settings.trees(), balance)).toList();
  }

  private static LearnerChoice forest(int trees, Balance balance) {
    ForestSettings settings = ForestSettings.defaults().withTrees(trees).withBalance(balance);
    return new LearnerChoice(
        RandomForestLearner.with(settings),
        Map.of("trees", Integer.toString(trees), "balance", balance.name()),
        false);
  }
}
