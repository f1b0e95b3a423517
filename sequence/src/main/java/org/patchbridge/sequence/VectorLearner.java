package org.patchbridge.sequence;

import java.util.Arrays;
import java.util.Optional;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.Split;
import org.patchbridge.evaluation.Classifier;
import org.patchbridge.evaluation.Learner;
import org.patchbridge.random.RandomStream;

/** A learner whose networks lay cells into a space that is worth looking at. */
public interface VectorLearner extends Learner {
  /** Anchors of a run, at most: about twice as many as a vector has numbers. */
  int MOST_ANCHORS = 500;

  /**
   * The space of a fold. Changes nothing about the model; costs a prediction of the cells.
   *
   * @param fitted what {@link #fit(Cohort, Split)} of this learner gave for the split
   * @return empty where this learner's networks have no attention, or are variants of one that has
   *     a space already
   */
  Optional<FoldVectors> vectors(Cohort cohort, Split split, Classifier fitted);

  /**
   * At most {@link #MOST_ANCHORS} of the rows, in their order.
   *
   * @param rows ascending, not changed
   */
  static int[] sample(int[] rows, long seed) {
    int[] shuffled = rows.clone();
    RandomStream.of(seed).shuffle(shuffled);
    return Arrays.stream(shuffled).limit(MOST_ANCHORS).sorted().toArray();
  }
}
