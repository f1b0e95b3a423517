package org.patchbridge.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.evaluation.LabelOnlyBaseline;
import org.patchbridge.evaluation.Learner;
import org.patchbridge.forest.Balance;
import org.patchbridge.forest.ForestSettings;
import org.patchbridge.forest.RandomForestLearner;

/**
 * A learner with the settings that determine its numbers.
 *
 * @param isBaseline knows labels only
 */
record LearnerChoice(Learner learner, Map<String, String> settings, boolean isBaseline) {

  /** The models of the settings, then the label-only baselines that apply to the cohort. */
  static List<LearnerChoice> of(EvaluationSettings settings, Cohort cohort) {
    List<LearnerChoice> choices = new ArrayList<>();
    for (Balance balance : settings.balances()) {
      choices.add(forest(settings.trees(), balance));
    }
    for (LabelOnlyBaseline baseline : LabelOnlyBaseline.applicableTo(cohort)) {
      choices.add(new LearnerChoice(baseline, Map.of(), true));
    }
    return choices;
  }

  private static LearnerChoice forest(int trees, Balance balance) {
    ForestSettings settings = ForestSettings.defaults().withTrees(trees).withBalance(balance);
    return new LearnerChoice(
        RandomForestLearner.with(settings),
        Map.of("trees", Integer.toString(trees), "balance", balance.name()),
        false);
  }
}
