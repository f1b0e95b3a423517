package org.patchbridge.ensemble;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.patchbridge.evaluation.Learner;
import org.patchbridge.forest.ForestSettings;
import org.patchbridge.forest.RandomForestLearner;

/** What may join the ensemble of standard classifiers; inner folds choose among all of them. */
public final class StandardCandidates {
  private static final List<List<? extends Learner>> BESIDE_THE_FOREST =
      List.of(
          List.of(new ShrinkageDiscriminantLearner()),
          LogisticLearner.CHOICES,
          KernelLogisticLearner.CHOICES,
          NearestNeighboursLearner.CHOICES);

  private StandardCandidates() {}

  /**
   * @param trees of the forest, which comes first
   * @return of each candidate the settings to choose from
   */
  public static List<List<? extends Learner>> of(int trees) {
    List<List<? extends Learner>> candidates = new ArrayList<>();
    candidates.add(List.of(RandomForestLearner.with(ForestSettings.defaults().withTrees(trees))));
    candidates.addAll(BESIDE_THE_FOREST);
    return List.copyOf(candidates);
  }

  /** All that determines what can be chosen beside the forest, in words. */
  public static String words() {
    return BESIDE_THE_FOREST.stream()
        .flatMap(List::stream)
        .map(Learner::toString)
        .collect(Collectors.joining(", "));
  }
}
