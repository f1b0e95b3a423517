package org.patchbridge.ensemble;

/** A smooth function of many variables. */
interface DifferentiableFunction {

  /**
   * @param gradient receives the gradient at {@code point}
   * @return the value at {@code point}
   */
  double valueAt(double[] point, double[] gradient);
}
