package org.patchbridge.study.plan;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.DonorGroupedKFold;
import org.patchbridge.dataset.SplitScheme;
import org.patchbridge.evaluation.EarlyStopping;
import org.patchbridge.evaluation.Learner;
import org.patchbridge.sequence.SequenceLearner;
import org.patchbridge.sequence.SequenceSettings;
import org.patchbridge.sequence.SequenceVariant;
import org.patchbridge.study.store.StudyInput;
import org.patchbridge.table.schema.SncgPolicy;
import org.patchbridge.transfer.TransferCondition;
import org.patchbridge.transfer.TransferLearner;
import org.patchbridge.work.InputException;

/** Models that {@code train} can make, by the name users know them by. */
public enum ModelChoice {
  /** The strongest on hand: an ensemble of standard classifiers. */
  DEFAULT,
  /** A class-balanced random forest of all values as they are. */
  FOREST,
  /** Sparse principal components of each family, then a forest (Gouwens et al. 2020). */
  GOUWENS,
  /** The attention BiLSTM of one species. */
  ATTENTION,
  /** The attention BiLSTM pretrained on mouse, fine-tuned on human. */
  ENCODER,
  /** The attention BiLSTM trained on both species at once, then fine-tuned on human. */
  JOINT;

  private static final int MOUSE_FOLDS = 5;

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * @param input what to learn from; its cohort is {@code cohort} before cells without a subclass
   *     were left out
   * @param all cohorts of the study, among which the mouse cells of transfer are
   * @param trees of a forest
   * @throws InputException where transfer has no mouse cohort to learn from
   */
  public LearnerChoice learner(
      StudyInput input, Cohort cohort, List<StudyInput> all, int trees, SncgPolicy sncg) {
    return switch (this) {
      case DEFAULT -> DefaultPlan.ensemble(cohort, trees);
      case FOREST -> DefaultPlan.forest(trees);
      case GOUWENS -> GouwensPlan.choices(cohort, trees).get(0);
      case ATTENTION ->
          new LearnerChoice(
              new EarlyStopping(
                  SequenceLearner.with(SequenceSettings.defaults(SequenceVariant.ATTENTION))),
              Map.of(),
              false);
      case ENCODER -> transfer(TransferCondition.ENCODER, input, cohort, all, sncg);
      case JOINT -> transfer(TransferCondition.JOINT, input, cohort, all, sncg);
    };
  }

  private static LearnerChoice transfer(
      TransferCondition condition,
      StudyInput input,
      Cohort cohort,
      List<StudyInput> all,
      SncgPolicy sncg) {
    PresetPlan.Target target = new PresetPlan.Target(input, all);
    StudyInput mouse =
        TransferPlan.partner(target, sncg)
            .orElseThrow(
                () ->
                    new InputException(
                        input.title()
                            + ": the study has no mouse cohort with the same features and"
                            + " subclasses to learn from; import an aligned pair, or use another"
                            + " --model"));
    SplitScheme scheme = new DonorGroupedKFold(MOUSE_FOLDS);
    Learner learner =
        new TransferLearner(TransferPlan.study(mouse, cohort, scheme, sncg), condition);
    return new LearnerChoice(
        new EarlyStopping(learner),
        new TreeMap<>(Map.of("mouse cohort", mouse.cohortId(), "sncg", sncg.name())),
        false);
  }
}
