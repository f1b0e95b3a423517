package org.patchbridge.metric;

/** How good the class probabilities of one cell are, given its true class. */
final class ProbabilityScores {
  /** Machine epsilon of double, where scikit-learn 1.2's {@code log_loss} clips by default. */
  static final double CLIP = Math.ulp(1.0);

  private ProbabilityScores() {}

  /**
   * −ln of the true class's probability; probabilities are clipped to [{@link #CLIP}, 1 − {@link
   * #CLIP}] and rescaled to sum 1 before.
   */
  static double logLoss(double[] probabilities, int truth) {
    double sum = 0;
    for (double p : probabilities) {
      sum += clip(p);
    }
    return -Math.log(clip(probabilities[truth]) / sum);
  }

  private static double clip(double p) {
    return Math.min(1 - CLIP, Math.max(CLIP, p));
  }

  /**
   * Brier's original multi-class form: Σ over classes of (p − 1[class is true])², between 0 and 2.
   * With two classes it is twice the value of the one-sided form.
   */
  static double brier(double[] probabilities, int truth) {
    double sum = 0;
    for (int c = 0; c < probabilities.length; c++) {
      double error = probabilities[c] - (c == truth ? 1 : 0);
      sum += error * error;
    }
    return sum;
  }
}
