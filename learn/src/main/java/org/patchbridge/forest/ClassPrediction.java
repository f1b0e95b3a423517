package org.patchbridge.forest;

/** From probabilities to a class. */
final class ClassPrediction {
  private ClassPrediction() {}

  /** The class with the largest probability; of equal ones the first. */
  static int mostLikely(double[] probabilities) {
    int best = 0;
    for (int k = 1; k < probabilities.length; k++) {
      if (probabilities[k] > probabilities[best]) {
        best = k;
      }
    }
    return best;
  }
}
