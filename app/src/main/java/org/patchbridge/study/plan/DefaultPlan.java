package org.patchbridge.study.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.SplitScheme;
import org.patchbridge.ensemble.EnsembleLearner;
import org.patchbridge.ensemble.StandardCandidates;
import org.patchbridge.forest.Balance;
import org.patchbridge.forest.ForestSettings;
import org.patchbridge.forest.RandomForestLearner;
import org.patchbridge.gouwens.ComponentLearner;
import org.patchbridge.gouwens.ComponentSettings;

/**
 * The ensemble of standard classifiers, and one forest alone for each way of making up for unequal
 * classes. Forests take all columns as they are; the ensemble takes scalars as they are and
 * waveform-like families as principal components.
 */
public final class DefaultPlan implements PresetPlan {
  /** Name of the ensemble, as it stands in tables. */
  public static final String ENSEMBLE = "ensemble";

  /**
   * Changes whenever the numbers of unchanged candidates would. 2: which cells stand for the others
   * in the kernel is drawn by {@code RandomStream}.
   */
  private static final String METHOD_VERSION = "2";

  @Override
  public List<LearnerChoice> models(
      Target target, SplitScheme scheme, EvaluationSettings settings) {
    List<LearnerChoice> choices = new ArrayList<>();
    choices.add(ensemble(target.cohort(), settings.trees()));
    if (!settings.covariates().isEmpty() && target.input().has(settings.covariates())) {
      choices.add(
          CovariateModels.ensemble(target.input(), settings.covariates(), settings.trees()));
    }
    settings.balances().forEach(balance -> choices.add(forest(settings.trees(), balance)));
    return choices;
  }

  static LearnerChoice ensemble(Cohort cohort, int trees) {
    return ensemble(ENSEMBLE, cohort, trees);
  }

  /**
   * @param name as it stands in tables
   */
  static LearnerChoice ensemble(String name, Cohort cohort, int trees) {
    EnsembleLearner ensemble = EnsembleLearner.ofChoices(name, StandardCandidates.of(trees));
    ComponentSettings components = ComponentSettings.defaults().withoutSparsity();
    return new LearnerChoice(
        components.preset().listsFamilyOf(cohort)
            ? ComponentLearner.of(ensemble, components)
            : ensemble,
        Map.of(
            "trees",
            Integer.toString(trees),
            // So that a stored fold of others is not taken.
            "candidates",
            StandardCandidates.words(),
            "ensemble version",
            METHOD_VERSION),
        false);
  }

  static LearnerChoice forest(int trees) {
    return forest(trees, Balance.BALANCED);
  }

  private static LearnerChoice forest(int trees, Balance balance) {
    ForestSettings settings = ForestSettings.defaults().withTrees(trees).withBalance(balance);
    return new LearnerChoice(
        RandomForestLearner.with(settings),
        Map.of("trees", Integer.toString(trees), "balance", balance.name()),
        false);
  }
}
