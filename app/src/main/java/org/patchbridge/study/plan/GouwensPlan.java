package org.patchbridge.study.plan;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.SplitScheme;
import org.patchbridge.forest.ForestSettings;
import org.patchbridge.gouwens.ComponentSettings;
import org.patchbridge.gouwens.GouwensLearner;
import org.patchbridge.gouwens.UnlistedFamilies;

/**
 * Components of every family, then a class-balanced forest. Family vectors get the published table
 * of sparse components; families outside of it are left out, as in the original study. Scalar
 * tables, whose families are narrow, are tried twice: as standardised scalars and as ordinary
 * components of each family.
 */
public final class GouwensPlan implements PresetPlan {
  private static final String UNLISTED = "families outside the table";
  private static final String LEAST_EXPLAINED = "least explained";

  @Override
  public List<LearnerChoice> models(
      Target target, SplitScheme scheme, EvaluationSettings settings) {
    return choices(target.cohort(), settings.trees());
  }

  /** The best first. */
  static List<LearnerChoice> choices(Cohort cohort, int trees) {
    ComponentSettings components = ComponentSettings.defaults();
    return components.preset().listsFamilyOf(cohort)
        ? List.of(choice(components.withUnlisted(UnlistedFamilies.LEFT_OUT), trees))
        : List.of(
            choice(components.withUnlisted(UnlistedFamilies.STANDARDISED), trees),
            choice(components.withUnlisted(UnlistedFamilies.COMPONENTS), trees));
  }

  private static LearnerChoice choice(ComponentSettings components, int trees) {
    ForestSettings forest = ForestSettings.defaults().withTrees(trees);
    return new LearnerChoice(
        GouwensLearner.with(components, forest),
        Map.of(
            "trees",
            Integer.toString(trees),
            "balance",
            forest.balance().name(),
            UNLISTED,
            components.unlisted().name(),
            LEAST_EXPLAINED,
            Double.toString(components.leastExplained())),
        false);
  }

  /** The components of an evaluation with these settings; empty where it has none. */
  public static Optional<ComponentSettings> components(Map<String, String> settings) {
    return Optional.ofNullable(settings.get(UNLISTED))
        .map(
            unlisted ->
                ComponentSettings.defaults()
                    .withUnlisted(UnlistedFamilies.valueOf(unlisted))
                    .withLeastExplained(Double.parseDouble(settings.get(LEAST_EXPLAINED))));
  }
}
