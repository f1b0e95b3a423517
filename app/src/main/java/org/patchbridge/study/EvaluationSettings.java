package org.patchbridge.study;

import java.util.List;
import org.patchbridge.dataset.DonorGroupedKFold;
import org.patchbridge.dataset.SplitScheme;
import org.patchbridge.dataset.StratifiedHoldout;
import org.patchbridge.dataset.StratifiedKFold;
import org.patchbridge.forest.Balance;

/**
 * How cohorts are evaluated.
 *
 * @param splits at least one; the first is the one headlines are about
 * @param folds of the k-fold schemes
 * @param runs repetitions with consecutive seeds
 * @param trees of each forest
 * @param balances one forest for each way of making up for unequal classes
 */
public record EvaluationSettings(
    List<SplitChoice> splits,
    int folds,
    int runs,
    long firstSeed,
    int trees,
    List<Balance> balances) {

  /** The ways to split, by the names users know them by. */
  public enum SplitChoice {
    /** Stratified k-fold that keeps all cells of a donor together. */
    DONOR,
    /** Stratified k-fold of single cells, as published. */
    CELL,
    /** 60 % training, 20 % validation, 20 % test of single cells, as published for mouse. */
    HOLDOUT;

    SplitScheme scheme(int folds) {
      return switch (this) {
        case DONOR -> new DonorGroupedKFold(folds);
        case CELL -> new StratifiedKFold(folds);
        case HOLDOUT -> new StratifiedHoldout(0.6, 0.2, 0.2);
      };
    }
  }

  public EvaluationSettings {
    splits = List.copyOf(splits);
    balances = List.copyOf(balances);
  }

  List<SplitScheme> schemes() {
    return splits.stream().map(choice -> choice.scheme(folds)).toList();
  }
}
