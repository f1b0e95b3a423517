package org.patchbridge.spca;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Eigenvectors of a symmetric matrix: Householder reduction to tridiagonal form, then QL with
 * implicit shifts (Wilkinson &amp; Reinsch 1971, II/2 and II/4). Written out here because it is
 * what a fit in a new process spends its time on, and a general library is slower cold; see
 * docs/decisions, 14.
 */
final class SymmetricEigen {
  /** QL needs one to three sweeps for a value. */
  private static final int MOST_SWEEPS = 60;

  private final int size;
  private final double[] diagonal;
  private final double[] beside;

  /** Row i becomes the eigenvector of {@code diagonal[i]}. */
  private final double[] vectors;

  private SymmetricEigen(int size) {
    this.size = size;
    this.diagonal = new double[size];
    this.beside = new double[size];
    this.vectors = new double[size * size];
  }

  /**
   * The eigenvectors of the largest eigenvalues, {@code width × count}, in descending order.
   *
   * @param symmetric not changed
   * @throws ArithmeticException where the iteration does not converge
   */
  static RowMajor leadingVectors(RowMajor symmetric, int count) {
    SymmetricEigen eigen = new SymmetricEigen(symmetric.rows());
    eigen.reduce(scaled(symmetric.values()));
    eigen.diagonalise();
    return eigen.leading(count);
  }

  /** Entries up to 1, so that squares neither overflow nor vanish. */
  private static double[] scaled(double[] values) {
    double largest = 0;
    for (double value : values) {
      largest = Math.max(largest, Math.abs(value));
    }
    double[] scaled = values.clone();
    for (int at = 0; largest > 0 && at < scaled.length; at++) {
      scaled[at] /= largest;
    }
    return scaled;
  }

  /** Brings the matrix to tridiagonal form, and the product of the reflections into the vectors. */
  private void reduce(double[] a) {
    double[][] reflections = new double[size][];
    for (int k = 0; k + 2 < size; k++) {
      double[] v = reflection(a, k);
      reflections[k] = v;
      if (v.length > 0) {
        reflectBothSides(a, k + 1, v);
      }
    }
    for (int i = 0; i < size; i++) {
      diagonal[i] = a[i * size + i];
      beside[i] = i + 1 < size ? a[i * size + i + 1] : 0;
      vectors[i * size + i] = 1;
    }
    for (int k = size - 3; k >= 0; k--) {
      if (reflections[k].length > 0) {
        reflectVectors(k + 1, reflections[k]);
      }
    }
  }

  /**
   * The reflection that leaves row k with one entry beside the diagonal, which it enters there.
   *
   * @return a vector of squared length 2; empty where the row is as it should be
   */
  private double[] reflection(double[] a, int k) {
    int from = k * size + k + 1;
    double[] v = new double[size - k - 1];
    System.arraycopy(a, from, v, 0, v.length);
    double square = 0;
    double rest = 0;
    for (int i = 0; i < v.length; i++) {
      square += v[i] * v[i];
      rest += i == 0 ? 0 : v[i] * v[i];
    }
    if (rest == 0) {
      return new double[0];
    }
    double length = v[0] > 0 ? -Math.sqrt(square) : Math.sqrt(square);
    double factor = 1 / Math.sqrt(square - length * v[0]);
    v[0] -= length;
    for (int i = 0; i < v.length; i++) {
      v[i] *= factor;
    }
    a[from] = length;
    return v;
  }

  /** {@code (I − vvᵀ) A (I − vvᵀ)} on the rows and columns from {@code first} on. */
  private void reflectBothSides(double[] a, int first, double[] v) {
    double[] product = new double[v.length];
    double along = 0;
    for (int i = 0; i < v.length; i++) {
      int row = (first + i) * size + first;
      double sum = 0;
      for (int j = 0; j < v.length; j++) {
        sum += a[row + j] * v[j];
      }
      product[i] = sum;
      along += sum * v[i];
    }
    for (int i = 0; i < v.length; i++) {
      product[i] -= along / 2 * v[i];
    }
    for (int i = 0; i < v.length; i++) {
      int row = (first + i) * size + first;
      double left = v[i];
      double right = product[i];
      for (int j = 0; j < v.length; j++) {
        a[row + j] -= left * product[j] + right * v[j];
      }
    }
  }

  /** The vectors, which are rows, times {@code I − vvᵀ} from the right. */
  private void reflectVectors(int first, double[] v) {
    for (int i = first; i < size; i++) {
      int row = i * size + first;
      double along = 0;
      for (int j = 0; j < v.length; j++) {
        along += vectors[row + j] * v[j];
      }
      for (int j = 0; j < v.length; j++) {
        vectors[row + j] -= along * v[j];
      }
    }
  }

  private void diagonalise() {
    for (int first = 0; first < size; first++) {
      int last = lastOfBlock(first);
      for (int sweeps = 0; last > first; sweeps++) {
        if (sweeps == MOST_SWEEPS) {
          throw new ArithmeticException(
              "eigenvectors of a "
                  + size
                  + " × "
                  + size
                  + " matrix did not converge; look for columns of wildly different scale");
        }
        sweep(first, last);
        last = lastOfBlock(first);
      }
    }
  }

  /** Where the first entry beside the diagonal vanishes beside its neighbours. */
  private int lastOfBlock(int first) {
    int last = first;
    while (last + 1 < size
        && Math.abs(beside[last])
            > Math.ulp(1.0) / 2 * (Math.abs(diagonal[last]) + Math.abs(diagonal[last + 1]))) {
      last++;
    }
    return last;
  }

  /** One QL step with Wilkinson's shift, from the end of the block to its beginning. */
  private void sweep(int first, int last) {
    double half = (diagonal[first + 1] - diagonal[first]) / (2 * beside[first]);
    double root = Math.copySign(Math.sqrt(half * half + 1), half);
    double g = diagonal[last] - diagonal[first] + beside[first] / (half + root);
    double sine = 1;
    double cosine = 1;
    double shift = 0;
    for (int i = last - 1; i >= first; i--) {
      double f = sine * beside[i];
      double b = cosine * beside[i];
      double length = Math.sqrt(f * f + g * g);
      beside[i + 1] = length;
      if (length == 0) {
        diagonal[i + 1] -= shift;
        beside[last] = 0;
        return;
      }
      sine = f / length;
      cosine = g / length;
      g = diagonal[i + 1] - shift;
      double change = (diagonal[i] - g) * sine + 2 * cosine * b;
      shift = sine * change;
      diagonal[i + 1] = g + shift;
      g = cosine * change - b;
      rotate(i, sine, cosine);
    }
    diagonal[first] -= shift;
    beside[first] = g;
    beside[last] = 0;
  }

  private void rotate(int row, double sine, double cosine) {
    int upper = row * size;
    int lower = upper + size;
    for (int j = 0; j < size; j++) {
      double above = vectors[upper + j];
      double below = vectors[lower + j];
      vectors[upper + j] = cosine * above - sine * below;
      vectors[lower + j] = sine * above + cosine * below;
    }
  }

  private RowMajor leading(int count) {
    int[] order =
        IntStream.range(0, size)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> -diagonal[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    RowMajor leading = RowMajor.zeros(size, count);
    for (int k = 0; k < count; k++) {
      for (int i = 0; i < size; i++) {
        leading.values()[i * count + k] = vectors[order[k] * size + i];
      }
    }
    return leading;
  }
}
