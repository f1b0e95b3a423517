package org.patchbridge.study.plan;

import org.patchbridge.dataset.DonorGroupedKFold;
import org.patchbridge.dataset.SplitScheme;
import org.patchbridge.dataset.StratifiedHoldout;
import org.patchbridge.dataset.StratifiedKFold;

/** The ways to split, by the names users know them by. */
public enum SplitChoice {
  /** Stratified k-fold that keeps all cells of a donor together. */
  DONOR,
  /** Stratified k-fold of single cells, as published. */
  CELL,
  /** 60 % training, 20 % validation, 20 % test of single cells, as published for mouse. */
  HOLDOUT;

  /**
   * @param validationShare share of all cells that models may steer by; a hold-out has its own
   */
  public SplitScheme scheme(int folds, double validationShare) {
    return switch (this) {
      case DONOR -> new DonorGroupedKFold(folds, validationShare);
      case CELL -> new StratifiedKFold(folds, validationShare);
      case HOLDOUT -> new StratifiedHoldout(0.6, 0.2, 0.2);
    };
  }
}
