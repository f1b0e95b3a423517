package org.patchbridge.gouwens;

import java.util.stream.IntStream;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.evaluation.Classifier;
import org.patchbridge.evaluation.Learner;

/**
 * Any learner of scalars, on z-scored components of waveform-like families. Components are fitted
 * on the training cells, without their labels; whatever the learner does inside of these, such as
 * inner folds, sees the same components.
 */
public final class ComponentLearner implements Learner {
  private final Learner base;
  private final ComponentSettings settings;

  private ComponentLearner(Learner base, ComponentSettings settings) {
    this.base = base;
    this.settings = settings;
  }

  public static ComponentLearner of(Learner base, ComponentSettings settings) {
    return new ComponentLearner(base, settings);
  }

  @Override
  public String name() {
    return base.name() + " of components";
  }

  /**
   * @throws IllegalArgumentException where there are no training cells, one has no subclass, or no
   *     family leaves a component
   */
  @Override
  public Classifier fit(Cohort cohort, int[] train, int[] validation, long seed) {
    FittedFamilyComponents fitted = FamilyComponents.with(settings).fit(cohort, train);
    int[] all = IntStream.range(0, cohort.size()).toArray();
    Classifier classifier =
        base.fit(ComponentClassifier.scores(fitted, cohort, all), train, validation, seed);
    return new ComponentClassifier(cohort.classes().size(), fitted, classifier);
  }
}
