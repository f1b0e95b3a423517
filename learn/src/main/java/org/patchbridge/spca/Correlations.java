package org.patchbridge.spca;

/**
 * Correlations of all variables with the residual while a path goes on, in the scale of the
 * ridge-augmented problem of {@link RidgedGram}.
 */
interface Correlations {

  /**
   * Sets the correlations with the scores {@code X · rotation}, all coefficients being 0.
   *
   * @return the live array that {@link #step} changes
   */
  double[] start(double[] rotation);

  /**
   * @param signs of the active variables during the step; 0 for inactive ones
   * @param coefficients after the step
   */
  void step(Direction direction, double length, byte[] signs, double[] coefficients);

  /**
   * Puts right what rounding did to the coefficients along a path.
   *
   * @param coefficients where the path ended; changed in place
   */
  void finish(PathEnd end, double[] coefficients);
}
