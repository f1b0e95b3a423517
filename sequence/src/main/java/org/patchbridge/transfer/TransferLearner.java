package org.patchbridge.transfer;

import java.util.Optional;
import java.util.OptionalInt;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.Split;
import org.patchbridge.evaluation.Classifier;
import org.patchbridge.sequence.FoldVectors;
import org.patchbridge.sequence.SequenceClassifier;
import org.patchbridge.sequence.VectorLearner;
import org.patchbridge.sequence.network.Pooling;

/**
 * One condition of a transfer study as a learner of the human cohort, so that it is
 * cross-validated, stored and compared as all others are.
 *
 * @param study holds both cohorts; shared by the learners of all conditions, which then share what
 *     is learnt from the mouse
 * @param trainingCells human training cells that are used, for a learning curve; empty for all
 * @param mix of subclasses among the human cells that a direct condition is told; empty for none,
 *     and then nothing is corrected
 */
public record TransferLearner(
    TransferStudy study,
    TransferCondition condition,
    OptionalInt trainingCells,
    Optional<MixCase> mix)
    implements VectorLearner {

  /** With all training cells. */
  public TransferLearner(TransferStudy study, TransferCondition condition) {
    this(study, condition, OptionalInt.empty(), Optional.empty());
  }

  /** With few human training cells. */
  public TransferLearner(
      TransferStudy study, TransferCondition condition, OptionalInt trainingCells) {
    this(study, condition, trainingCells, Optional.empty());
  }

  @Override
  public String name() {
    return mix.map(each -> name(condition, each.name()))
        .orElseGet(() -> name(condition, trainingCells));
  }

  /** The same for a direct condition with a mix. */
  public static String name(TransferCondition condition, String mix) {
    return condition.label() + ", " + mix;
  }

  /** The name of such a learner, by which its results are found again. */
  public static String name(TransferCondition condition, OptionalInt trainingCells) {
    return trainingCells.isEmpty()
        ? condition.label()
        : condition.label() + ", " + trainingCells.getAsInt() + " training cells";
  }

  /** As a fold of its own run: nothing is shared with other folds. */
  @Override
  public Classifier fit(Cohort cohort, int[] train, int[] validation, long seed) {
    return fit(cohort, new Split(0, 0, seed, train, validation, new int[0]));
  }

  /**
   * @throws IllegalArgumentException where the cohort is not the study's human one, or a training
   *     or validation cell has no subclass
   */
  @Override
  public Classifier fit(Cohort cohort, Split split) {
    if (cohort != study.human()) {
      throw new IllegalArgumentException(
          cohort.name() + " is not the human cohort of this transfer study");
    }
    return study.fit(condition, split, trainingCells, mix.map(MixCase::mix));
  }

  /**
   * Of human test cells and of mouse cells that were not trained on, under every condition the same
   * cells. Neither of learning curves nor of stated mixes.
   */
  @Override
  public Optional<FoldVectors> vectors(Cohort cohort, Split split, Classifier fitted) {
    return trainingCells.isEmpty()
            && mix.isEmpty()
            && fitted instanceof SequenceClassifier network
            && network.model().encoder().shape().pooling() == Pooling.ATTENTION
        ? Optional.of(study.vectors(network, split))
        : Optional.empty();
  }
}
