package org.patchbridge.ensemble;

import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.FeatureMatrix;
import org.patchbridge.parameters.ParameterException;
import org.patchbridge.parameters.ParameterReader;
import org.patchbridge.parameters.ParameterWriter;
import org.patchbridge.parameters.StoredClassifier;
import org.patchbridge.preparation.NormalScores;

/** A model of normal scores together with the ranks that were fitted on the same cells. */
public record ScoredClassifier(NormalScores.Fitted scores, ScoreModel model)
    implements StoredClassifier {
  public static final String DISCRIMINANT = "shrinkage discriminant";
  public static final String LOGISTIC = "logistic regression";
  public static final String KERNEL_LOGISTIC = "kernel logistic regression";
  public static final String NEAREST_NEIGHBOURS = "nearest neighbours";

  /** What is learnt from rows of normal scores. */
  sealed interface ScoreModel
      permits ShrinkageDiscriminant, LogisticModel, KernelLogisticModel, NearestNeighbours {
    /** One row of class probabilities for each row of {@code z}. */
    double[][] probabilities(FeatureMatrix z);

    int classes();

    String kind();

    void write(ParameterWriter out);
  }

  /**
   * @param in of one of the kinds above
   * @throws ParameterException where the part is not what {@link #write} writes
   */
  public static ScoredClassifier read(ParameterReader in) {
    NormalScores.Fitted scores = NormalScores.Fitted.read(in.part("scores"));
    ParameterReader part = in.part("model");
    int width = scores.width();
    return new ScoredClassifier(
        scores,
        switch (in.text(ParameterReader.KIND)) {
          case DISCRIMINANT -> ShrinkageDiscriminant.read(part, width);
          case LOGISTIC -> LogisticModel.read(part, width);
          case KERNEL_LOGISTIC -> KernelLogisticModel.read(part, width);
          case NEAREST_NEIGHBOURS -> NearestNeighbours.read(part, width);
          default -> throw in.wrong(ParameterReader.KIND, "is no model of normal scores");
        });
  }

  @Override
  public String kind() {
    return model.kind();
  }

  @Override
  public int classes() {
    return model.classes();
  }

  @Override
  public void write(ParameterWriter out) {
    scores.write(out.part("scores"));
    model.write(out.part("model"));
  }

  @Override
  public double[][] probabilities(Cohort cohort, int[] rows) {
    return model.probabilities(scores.transform(cohort.matrix(), rows));
  }
}
