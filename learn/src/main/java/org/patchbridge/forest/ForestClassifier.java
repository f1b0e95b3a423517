package org.patchbridge.forest;

import java.util.stream.IntStream;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.FeatureMatrix;
import org.patchbridge.evaluation.Classifier;
import org.patchbridge.preparation.MedianImputer;

/**
 * A forest with the imputation that was fitted on the same cells. Takes matrices as cohorts give
 * them, absent values included; a permutation importance of it shuffles a value together with its
 * absence.
 */
public final class ForestClassifier implements Classifier, MatrixClassifier {
  private final MedianImputer.Fitted imputer;
  private final ForestModel model;

  ForestClassifier(MedianImputer.Fitted imputer, ForestModel model) {
    this.imputer = imputer;
    this.model = model;
  }

  @Override
  public double[][] probabilities(Cohort cohort, int[] rows) {
    return probabilities(cohort.matrix(), rows);
  }

  @Override
  public double[][] probabilities(FeatureMatrix x, int[] rows) {
    FeatureMatrix prepared = imputer.transform(x, rows);
    return model.probabilities(prepared, IntStream.range(0, rows.length).toArray());
  }

  public MedianImputer.Fitted imputer() {
    return imputer;
  }

  /** The forest; its columns are the cohort's followed by the masks of columns with absences. */
  public ForestModel model() {
    return model;
  }
}
