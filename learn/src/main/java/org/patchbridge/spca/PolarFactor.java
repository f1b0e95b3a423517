package org.patchbridge.spca;

/**
 * The matrix with orthonormal columns nearest to a tall one: {@code UVᵀ} of its singular value
 * decomposition, by one-sided Jacobi rotations (Hestenes 1958), which suit a few columns and are
 * accurate for singular values of any size.
 */
final class PolarFactor {
  /** A few sweeps do; a rotation is left out once its columns are orthogonal to rounding. */
  private static final int MOST_SWEEPS = 60;

  private static final double ORTHOGONAL = 4 * Math.ulp(1.0);

  private final int rows;
  private final int count;

  /** The columns of the matrix, turned until they are orthogonal. */
  private final double[][] turned;

  /** The rotations' product V, by columns. */
  private final double[][] rotation;

  private PolarFactor(RowMajor tall) {
    this.rows = tall.rows();
    this.count = tall.columns();
    this.turned = new double[count][rows];
    this.rotation = new double[count][count];
    for (int k = 0; k < count; k++) {
      rotation[k][k] = 1;
      for (int row = 0; row < rows; row++) {
        turned[k][row] = tall.at(row, k);
      }
    }
  }

  /**
   * @param tall at least as many rows as columns; of less than full rank the missing directions are
   *     filled up with any that are orthogonal
   */
  static RowMajor of(RowMajor tall) {
    PolarFactor factor = new PolarFactor(tall);
    boolean rotated = true;
    for (int sweep = 0; rotated && sweep < MOST_SWEEPS; sweep++) {
      rotated = factor.sweep();
    }
    factor.normalise();
    return factor.product();
  }

  private boolean sweep() {
    boolean rotated = false;
    for (int a = 0; a < count; a++) {
      for (int b = a + 1; b < count; b++) {
        rotated |= orthogonalise(a, b);
      }
    }
    return rotated;
  }

  private boolean orthogonalise(int a, int b) {
    double ofA = dot(turned[a], turned[a]);
    double ofB = dot(turned[b], turned[b]);
    double across = dot(turned[a], turned[b]);
    if (Math.abs(across) <= ORTHOGONAL * Math.sqrt(ofA) * Math.sqrt(ofB)) {
      return false;
    }
    double half = (ofB - ofA) / (2 * across);
    double tangent = Math.copySign(1 / (Math.abs(half) + Math.sqrt(half * half + 1)), half);
    double cosine = 1 / Math.sqrt(tangent * tangent + 1);
    rotate(turned, a, b, cosine, cosine * tangent);
    rotate(rotation, a, b, cosine, cosine * tangent);
    return true;
  }

  private static void rotate(double[][] columns, int a, int b, double cosine, double sine) {
    double[] first = columns[a];
    double[] second = columns[b];
    for (int i = 0; i < first.length; i++) {
      double x = first[i];
      double y = second[i];
      first[i] = cosine * x - sine * y;
      second[i] = sine * x + cosine * y;
    }
  }

  private void normalise() {
    double largest = 0;
    for (double[] column : turned) {
      largest = Math.max(largest, dot(column, column));
    }
    for (int k = 0; k < count; k++) {
      double square = dot(turned[k], turned[k]);
      if (square > largest * ORTHOGONAL * ORTHOGONAL) {
        scale(turned[k], 1 / Math.sqrt(square));
      } else {
        turned[k] = new double[rows];
      }
    }
    for (int k = 0; k < count; k++) {
      if (dot(turned[k], turned[k]) == 0) {
        turned[k] = missingDirection();
      }
    }
  }

  /** The first axis that is not mostly in the span already, made orthogonal to it. */
  private double[] missingDirection() {
    for (int axis = 0; axis < rows; axis++) {
      double[] direction = new double[rows];
      direction[axis] = 1;
      for (int pass = 0; pass < 2; pass++) {
        for (double[] column : turned) {
          double along = dot(column, direction);
          for (int row = 0; row < rows; row++) {
            direction[row] -= along * column[row];
          }
        }
      }
      double square = dot(direction, direction);
      if (square > 0.5 / rows) {
        scale(direction, 1 / Math.sqrt(square));
        return direction;
      }
    }
    throw new ArithmeticException("no direction is left beside " + count + " of " + rows);
  }

  private RowMajor product() {
    RowMajor product = RowMajor.zeros(rows, count);
    for (int k = 0; k < count; k++) {
      for (int column = 0; column < count; column++) {
        double factor = rotation[k][column];
        for (int row = 0; row < rows; row++) {
          product.values()[row * count + column] += factor * turned[k][row];
        }
      }
    }
    return product;
  }

  private static void scale(double[] vector, double factor) {
    for (int i = 0; i < vector.length; i++) {
      vector[i] *= factor;
    }
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
