package org.patchbridge.findings;

import java.util.Comparator;
import java.util.List;
import org.patchbridge.study.store.StudyInput;

/**
 * The order of evaluations in a report, whatever command made them, and when: cohorts as the study
 * has them, the number to believe (donor-grouped) before the other, models before label-only
 * baselines, then by macro-F1.
 */
public final class BestFirst {
  private BestFirst() {}

  public static List<EvaluatedModel> of(List<EvaluatedModel> all, List<StudyInput> inputs) {
    List<String> cohorts = inputs.stream().map(StudyInput::cohortId).toList();
    return all.stream()
        .sorted(
            Comparator.comparing((EvaluatedModel each) -> cohorts.indexOf(each.stored().cohortId()))
                .thenComparing(each -> !each.groupsDonors())
                .thenComparing(EvaluatedModel::isBaseline)
                .thenComparing(each -> -each.macroF1())
                .thenComparing(each -> each.stored().learner())
                .thenComparing(each -> each.stored().id()))
        .toList();
  }
}
