package org.patchbridge.study;

import java.util.List;
import org.patchbridge.dataset.Cohort;

/**
 * What a preset tries on a cohort, and how it tests that. A new preset is one more of these and a
 * constant of {@link EvaluationPreset}; label-only baselines come by themselves.
 */
interface PresetPlan {

  /** The models to try, the most important first. */
  List<LearnerChoice> models(Cohort cohort, EvaluationSettings settings);

  /** Splits and runs where the user asks for no others. */
  default EvaluationProtocol protocol(Cohort cohort) {
    return EvaluationProtocol.DEFAULT;
  }
}
