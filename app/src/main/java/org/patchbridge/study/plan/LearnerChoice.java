package org.patchbridge.study.plan;

import java.util.List;
import java.util.Map;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.evaluation.LabelOnlyBaseline;
import org.patchbridge.evaluation.Learner;

/**
 * A learner with the settings that determine its numbers.
 *
 * @param isBaseline knows labels only
 */
public record LearnerChoice(Learner learner, Map<String, String> settings, boolean isBaseline) {

  /** The label-only baselines that apply to the cohort. */
  static List<LearnerChoice> baselines(Cohort cohort) {
    return LabelOnlyBaseline.applicableTo(cohort).stream()
        .map(baseline -> new LearnerChoice(baseline, Map.of(), true))
        .toList();
  }
}
