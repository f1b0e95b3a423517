package org.patchbridge.report.answer;

import java.util.List;
import java.util.Optional;

/**
 * What a report says of one cohort before anything else.
 *
 * @param cohort its name
 * @param best {@code ResultRow.id} of the model with the best macro-F1 among {@code compared};
 *     empty where none has one
 * @param compared ids of the models that the best was picked from, best first: donor-grouped ones,
 *     or all where none is
 * @param baselines ids of label-only baselines in the same kind of splits
 * @param gains what other species' cells change; may be empty
 * @param sentence the answer in words
 */
public record CohortAnswer(
    String cohort,
    Optional<String> best,
    List<String> compared,
    List<String> baselines,
    List<Gain> gains,
    String sentence) {

  public CohortAnswer {
    compared = List.copyOf(compared);
    baselines = List.copyOf(baselines);
    gains = List.copyOf(gains);
  }
}
