package org.patchbridge.preparation;

import org.ejml.data.DMatrixRMaj;

/**
 * @param lower L of the covariance LLᵀ
 */
record CholeskyBlock(DMatrixRMaj lower) implements Covariance.Block {

  @Override
  public double squaredLength(double[] difference) {
    double squares = 0;
    for (double solved : forward(difference)) {
      squares += solved * solved;
    }
    return squares;
  }

  @Override
  public double[] inverseTimes(double[] vector) {
    double[] solved = forward(vector);
    for (int i = solved.length - 1; i >= 0; i--) {
      double sum = solved[i];
      for (int j = i + 1; j < solved.length; j++) {
        sum -= lower.unsafe_get(j, i) * solved[j];
      }
      solved[i] = sum / lower.unsafe_get(i, i);
    }
    return solved;
  }

  /** Squared lengths of the columns of L⁻¹. */
  @Override
  public double[] inverseDiagonal() {
    double[] diagonal = new double[lower.numRows];
    for (int column = 0; column < diagonal.length; column++) {
      double[] unit = new double[diagonal.length];
      unit[column] = 1;
      diagonal[column] = squaredLength(unit);
    }
    return diagonal;
  }

  /** L⁻¹ times a vector. */
  private double[] forward(double[] vector) {
    double[] solved = new double[vector.length];
    for (int i = 0; i < vector.length; i++) {
      double sum = vector[i];
      for (int j = 0; j < i; j++) {
        sum -= lower.unsafe_get(i, j) * solved[j];
      }
      solved[i] = sum / lower.unsafe_get(i, i);
    }
    return solved;
  }
}
