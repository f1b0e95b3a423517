package org.patchbridge.adaptation.mixture;

/** Sums of numbers of which only the logarithms are within range. */
public final class LogSum {
  private LogSum() {}

  /**
   * Makes logarithms of weights into weights of sum 1.
   *
   * @return logarithm of the sum of the weights as they were
   */
  public static double normalise(double[] logarithms) {
    double greatest = Double.NEGATIVE_INFINITY;
    for (double value : logarithms) {
      greatest = Math.max(greatest, value);
    }
    double sum = 0;
    for (int i = 0; i < logarithms.length; i++) {
      logarithms[i] = Math.exp(logarithms[i] - greatest);
      sum += logarithms[i];
    }
    for (int i = 0; i < logarithms.length; i++) {
      logarithms[i] /= sum;
    }
    return greatest + Math.log(sum);
  }
}
