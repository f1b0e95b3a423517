package org.patchbridge.study.plan;

import java.util.List;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.SplitScheme;
import org.patchbridge.sequence.EpochListener;
import org.patchbridge.study.store.StudyInput;

/**
 * What a preset tries on a cohort, and how it tests that. A new preset is one more of these and a
 * constant of {@link EvaluationPreset}; label-only baselines come by themselves.
 */
public interface PresetPlan {

  /**
   * The models to try, the most important first; none where the preset has nothing to say about the
   * cohort.
   *
   * @param target what is evaluated, among what
   * @param scheme that the models will be tested with
   */
  List<LearnerChoice> models(Target target, SplitScheme scheme, EvaluationSettings settings);

  /**
   * Models beside these that nothing is steered for: like label-only baselines they learn from all
   * cells that are not tested, where the protocol keeps some for validation.
   */
  default List<LearnerChoice> withoutValidation(Target target, EvaluationSettings settings) {
    return List.of();
  }

  /** Splits and runs where the user asks for no others. */
  default EvaluationProtocol protocol(Cohort cohort) {
    return EvaluationProtocol.DEFAULT;
  }

  /**
   * A cohort to evaluate.
   *
   * @param all cohorts of the study, this one among them
   * @param listener is told of the epochs of networks
   */
  record Target(StudyInput input, List<StudyInput> all, EpochListener listener) {
    public Target(StudyInput input, List<StudyInput> all) {
      this(input, all, EpochListener.NONE);
    }

    Cohort cohort() {
      return input.cohort();
    }
  }
}
