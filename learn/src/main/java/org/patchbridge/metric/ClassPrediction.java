package org.patchbridge.metric;

/** From probabilities to a class. */
public final class ClassPrediction {
  private ClassPrediction() {}

  /** Index of the class with the largest probability; of equal ones the first. */
  public static int mostLikely(double[] probabilities) {
    int best = 0;
    for (int c = 1; c < probabilities.length; c++) {
      if (probabilities[c] > probabilities[best]) {
        best = c;
      }
    }
    return best;
  }
}
