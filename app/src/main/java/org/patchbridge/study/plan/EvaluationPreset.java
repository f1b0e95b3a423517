package org.patchbridge.study.plan;

import java.util.List;
import java.util.Locale;

/** What {@code evaluate} tries, by the name users know it by. */
public enum EvaluationPreset {
  /** The strongest models on hand: an ensemble, and its forests alone. */
  DEFAULT(new DefaultPlan()),
  /** The feature-engineered baseline of Gouwens et al. 2020. */
  GOUWENS(new GouwensPlan()),
  /** The single-species models of arXiv 2603.11000. */
  PAPER(new PaperPlan()),
  /** What mouse cells add for human ones. */
  TRANSFER(new TransferPlan(List.of())),
  /** The same with few human training cells. */
  CURVE(new TransferPlan(TransferPlan.CURVE_CELLS)),
  /** What transfer adds to the strongest human model. */
  STACKED(new StackedPlan());

  private final PresetPlan plan;

  EvaluationPreset(PresetPlan plan) {
    this.plan = plan;
  }

  PresetPlan plan() {
    return plan;
  }

  /** Name as a user writes it. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
