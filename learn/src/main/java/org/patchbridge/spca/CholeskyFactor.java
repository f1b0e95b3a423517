package org.patchbridge.spca;

/**
 * Upper triangular {@code R} with {@code RᵀR = G[active, active]} for a growing and shrinking list
 * of active variables of a positive definite matrix {@code G}. Appending a variable and removing
 * one both cost O(k²); removing the last costs nothing.
 */
final class CholeskyFactor {
  private final double[] gram;
  private final int width;
  private final int[] active;
  private final double[] r;
  private final double[] column;
  private int size;

  /**
   * @param gram {@code width × width}, symmetric and positive definite
   */
  CholeskyFactor(double[] gram, int width) {
    this.gram = gram;
    this.width = width;
    this.active = new int[width];
    this.r = new double[width * width];
    this.column = new double[width];
  }

  int size() {
    return size;
  }

  int variable(int position) {
    return active[position];
  }

  void append(int variable) {
    int from = variable * width;
    for (int i = 0; i < size; i++) {
      column[i] = gram[from + active[i]];
    }
    solveTransposed(column);
    double pivot = gram[from + variable];
    for (int i = 0; i < size; i++) {
      r[i * width + size] = column[i];
      pivot -= column[i] * column[i];
    }
    // Rounding may eat a pivot that is only the ridge; the smallest double spacing keeps it usable.
    r[size * width + size] = Math.sqrt(Math.max(pivot, Math.ulp(1.0)));
    active[size++] = variable;
  }

  /** Takes out the variable at a position by Givens rotations. */
  void remove(int position) {
    int last = size - 1;
    for (int row = 0; row < size; row++) {
      int from = row * width + position;
      System.arraycopy(r, from + 1, r, from, last - position);
    }
    System.arraycopy(active, position + 1, active, position, last - position);
    size = last;
    for (int row = position; row < last; row++) {
      rotate(row);
    }
  }

  private void rotate(int row) {
    int upper = row * width;
    int lower = upper + width;
    double a = r[upper + row];
    double b = r[lower + row];
    double length = Math.sqrt(a * a + b * b);
    double cosine = a / length;
    double sine = b / length;
    for (int j = row; j < size; j++) {
      double above = r[upper + j];
      double below = r[lower + j];
      r[upper + j] = cosine * above + sine * below;
      r[lower + j] = cosine * below - sine * above;
    }
    r[lower + row] = 0;
  }

  /** Solves {@code G[active, active] · x = b} in place; {@code b} is in the factor's order. */
  void solve(double[] b) {
    solveTransposed(b);
    for (int i = size - 1; i >= 0; i--) {
      int from = i * width;
      double even = 0;
      double odd = 0;
      int j = i + 1;
      for (; j + 1 < size; j += 2) {
        even += r[from + j] * b[j];
        odd += r[from + j + 1] * b[j + 1];
      }
      if (j < size) {
        even += r[from + j] * b[j];
      }
      b[i] = (b[i] - even - odd) / r[from + i];
    }
  }

  private void solveTransposed(double[] b) {
    for (int i = 0; i < size; i++) {
      int from = i * width;
      double x = b[i] / r[from + i];
      b[i] = x;
      for (int j = i + 1; j < size; j++) {
        b[j] -= x * r[from + j];
      }
    }
  }
}
