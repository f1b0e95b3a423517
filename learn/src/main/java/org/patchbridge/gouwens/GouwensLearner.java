package org.patchbridge.gouwens;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.FeatureMatrix;
import org.patchbridge.evaluation.Learner;
import org.patchbridge.forest.ForestModel;
import org.patchbridge.forest.ForestSettings;
import org.patchbridge.forest.RandomForest;

/**
 * The feature-engineered baseline of Gouwens et al. 2020: z-scored sparse components of every
 * family, then a class-balanced random forest. Makes no use of validation cells. Its name says what
 * becomes of families that the component table does not list, because for a table of scalars these
 * are all.
 */
public final class GouwensLearner implements Learner {
  private final ComponentSettings components;
  private final ForestSettings forest;

  private GouwensLearner(ComponentSettings components, ForestSettings forest) {
    this.components = components;
    this.forest = forest;
  }

  public static GouwensLearner with(ComponentSettings components, ForestSettings forest) {
    return new GouwensLearner(components, forest);
  }

  @Override
  public String name() {
    String method =
        switch (components.unlisted()) {
          case COMPONENTS -> "per-family PCA";
          case STANDARDISED -> "standardised scalars";
          case LEFT_OUT -> "sparse PCA";
        };
    return method + " + random forest";
  }

  /**
   * @throws IllegalArgumentException where there are no training cells, one has no subclass, or no
   *     family leaves a component
   */
  @Override
  public GouwensClassifier fit(Cohort cohort, int[] train, int[] validation, long seed) {
    FittedFamilyComponents fitted = FamilyComponents.with(components).fit(cohort, train);
    FeatureMatrix scores = fitted.transform(cohort, train).matrix();
    int[] labels = cohort.labels();
    int[] trainLabels = Arrays.stream(train).map(row -> labels[row]).toArray();
    ForestModel model =
        RandomForest.with(forest)
            .fit(
                scores,
                IntStream.range(0, train.length).toArray(),
                trainLabels,
                cohort.classes().size(),
                seed);
    return new GouwensClassifier(fitted, model);
  }
}
