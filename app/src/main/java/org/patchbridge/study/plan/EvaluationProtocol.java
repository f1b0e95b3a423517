package org.patchbridge.study.plan;

import java.util.List;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.DonorFacts;
import org.patchbridge.dataset.SplitScheme;

/**
 * How often and on which splits a model is tested.
 *
 * @param splits at least one; the first is the one headlines are about
 * @param folds of the k-fold schemes
 * @param validationShare share of all cells that k-fold schemes keep for early stopping
 * @param runs repetitions with consecutive seeds
 * @param firstSeed of the first run
 */
record EvaluationProtocol(
    List<SplitChoice> splits, int folds, double validationShare, int runs, long firstSeed) {
  /** Donor-grouped folds to believe, folds of single cells to compare with published results. */
  static final EvaluationProtocol DEFAULT =
      new EvaluationProtocol(List.of(SplitChoice.DONOR, SplitChoice.CELL), 5, 0, 1, 1);

  EvaluationProtocol {
    splits = List.copyOf(splits);
  }

  EvaluationProtocol with(EvaluationSettings.Asked asked) {
    return new EvaluationProtocol(
        asked.splits().orElse(splits),
        asked.folds().orElse(folds),
        validationShare,
        asked.runs().orElse(runs),
        asked.firstSeed().orElse(firstSeed));
  }

  /** Where no donor is known, splits by donor are splits of single cells and are called that. */
  List<SplitScheme> schemes(Cohort cohort) {
    boolean noneKnown = DonorFacts.of(cohort).noneKnown();
    return splits.stream()
        .map(choice -> noneKnown && choice == SplitChoice.DONOR ? SplitChoice.CELL : choice)
        .distinct()
        .map(choice -> choice.scheme(folds, validationShare))
        .toList();
  }

  /** For models that are steered by nothing; their training cells are all that are not tested. */
  EvaluationProtocol withoutValidation() {
    return new EvaluationProtocol(splits, folds, 0, runs, firstSeed);
  }
}
