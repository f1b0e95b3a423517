package org.patchbridge.ensemble;

import java.util.List;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.FeatureMatrix;
import org.patchbridge.evaluation.Classifier;
import org.patchbridge.evaluation.Learner;
import org.patchbridge.preparation.NormalScores;

/**
 * Votes of the nearest training cells by Euclidean distance of normal scores, classes weighted to
 * count the same. Uses no randomness and no validation cells.
 *
 * @param neighbours how many vote; at most half of the training cells do
 */
public record NearestNeighboursLearner(int neighbours) implements Learner {
  /** What an ensemble chooses from. */
  public static final List<NearestNeighboursLearner> CHOICES =
      List.of(new NearestNeighboursLearner(15), new NearestNeighboursLearner(45));

  public NearestNeighboursLearner {
    if (neighbours < 1) {
      throw new IllegalArgumentException(neighbours + " neighbours");
    }
  }

  @Override
  public String name() {
    return ScoredClassifier.NEAREST_NEIGHBOURS;
  }

  /**
   * @throws IllegalArgumentException where there are no training cells or one has no subclass
   */
  @Override
  public Classifier fit(Cohort cohort, int[] train, int[] validation, long seed) {
    TrainingLabels labels = TrainingLabels.of(cohort, train);
    FeatureMatrix x = cohort.matrix();
    NormalScores.Fitted scores = NormalScores.fit(x, train);
    return new ScoredClassifier(
        scores,
        NearestNeighbours.of(MatrixRows.of(scores.transform(x, train)), labels, neighbours));
  }
}
