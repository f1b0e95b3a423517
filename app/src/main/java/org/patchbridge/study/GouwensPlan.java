package org.patchbridge.study;

import java.util.List;
import java.util.Map;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.forest.ForestSettings;
import org.patchbridge.spca.ComponentSettings;
import org.patchbridge.spca.GouwensLearner;
import org.patchbridge.spca.UnlistedFamilies;

/**
 * Components of every family, then a class-balanced forest. Family vectors get the published table
 * of sparse components; families outside of it are left out, as in the original study. Scalar
 * tables, whose families are narrow, are tried twice: as standardised scalars and as ordinary
 * components of each family.
 */
final class GouwensPlan implements PresetPlan {

  @Override
  public List<LearnerChoice> models(Cohort cohort, EvaluationSettings settings) {
    ComponentSettings components = ComponentSettings.defaults();
    return components.preset().listsFamilyOf(cohort)
        ? List.of(choice(components.withUnlisted(UnlistedFamilies.LEFT_OUT), settings.trees()))
        : List.of(
            choice(components.withUnlisted(UnlistedFamilies.STANDARDISED), settings.trees()),
            choice(components.withUnlisted(UnlistedFamilies.COMPONENTS), settings.trees()));
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
            "families outside the table",
            components.unlisted().name(),
            "least explained",
            Double.toString(components.leastExplained())),
        false);
  }
}
