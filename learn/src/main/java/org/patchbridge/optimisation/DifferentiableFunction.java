package org.patchbridge.optimisation;

/** A smooth function of many variables. */
public interface DifferentiableFunction {

  /**
   * @param gradient receives the gradient at {@code point}
   * @return the value at {@code point}
   */
  double valueAt(double[] point, double[] gradient);
}
