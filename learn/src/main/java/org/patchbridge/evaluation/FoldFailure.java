package org.patchbridge.evaluation;

import org.patchbridge.metric.FoldId;

/** Fitting or predicting failed in one fold; the cause says why. */
public final class FoldFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final FoldId fold;

  FoldFailure(String learner, FoldId fold, Throwable cause) {
    super(learner + " failed in " + fold + ": " + cause.getMessage(), cause);
    this.fold = fold;
  }

  public FoldId fold() {
    return fold;
  }
}
