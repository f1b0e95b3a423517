package org.patchbridge.forest;

/**
 * Where the rows of a matrix end in every tree, and by which columns they got there: what a row
 * that differs in few columns need not be sent through again.
 */
final class ForestPaths {
  private final TreeArrays trees;
  private final FloatRows intact;

  /** By tree, then row. */
  private final int[] leaves;

  /** Columns on the way to the leaf, {@link #bit one bit} for many of them. */
  private final long[] tested;

  private ForestPaths(TreeArrays trees, FloatRows intact, int[] leaves, long[] tested) {
    this.trees = trees;
    this.intact = intact;
    this.leaves = leaves;
    this.tested = tested;
  }

  static ForestPaths of(TreeArrays trees, FloatRows rows) {
    int size = Math.multiplyExact(trees.trees(), rows.rows());
    int[] leaves = new int[size];
    long[] tested = new long[size];
    int at = 0;
    for (int tree = 0; tree < trees.trees(); tree++) {
      for (int row = 0; row < rows.rows(); row++) {
        int node = trees.root(tree);
        while (!trees.isLeaf(node)) {
          tested[at] |= bit(trees.column(node));
          node = trees.next(node, rows, row);
        }
        leaves[at++] = node;
      }
    }
    return new ForestPaths(trees, rows, leaves, tested);
  }

  /** Two columns may have the same: then a tree is asked in vain. */
  private static long bit(int column) {
    return 1L << column;
  }

  /**
   * Sum over the trees of the class fractions, bit for bit that of all trees asked anew.
   *
   * @param altered as many rows and columns as the intact ones
   * @return {@code rows × classes}
   */
  double[][] sums(FloatRows altered, int classes) {
    long[] changed = changedColumns(altered);
    double[][] sums = new double[altered.rows()][classes];
    int at = 0;
    for (int tree = 0; tree < trees.trees(); tree++) {
      for (int row = 0; row < altered.rows(); row++, at++) {
        boolean same = (tested[at] & changed[row]) == 0;
        double[] leaf = same ? trees.fractionsAt(leaves[at]) : trees.leaf(tree, altered, row);
        double[] sum = sums[row];
        for (int k = 0; k < classes; k++) {
          sum[k] += leaf[k];
        }
      }
    }
    return sums;
  }

  /** By row. */
  private long[] changedColumns(FloatRows altered) {
    long[] changed = new long[altered.rows()];
    int at = 0;
    for (int row = 0; row < changed.length; row++) {
      for (int column = 0; column < altered.width(); column++, at++) {
        if (altered.values()[at] != intact.values()[at]) {
          changed[row] |= bit(column);
        }
      }
    }
    return changed;
  }
}
