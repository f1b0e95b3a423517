package org.patchbridge.forest;

import java.util.Arrays;

/**
 * One tree as it comes from its grower, nodes in preorder: a split, its left branch, its right
 * branch.
 */
final class GrownTree {
  private static final int LEAF = -1;

  private int size;
  private int[] column = new int[64];
  private float[] threshold = new float[64];
  private double[][] fractions = new double[64][];
  private final double[] importance;

  GrownTree(int columns) {
    this.importance = new double[columns];
  }

  void addSplit(int splitColumn, float splitThreshold) {
    int node = add();
    column[node] = splitColumn;
    threshold[node] = splitThreshold;
  }

  void addLeaf(double[] classFractions) {
    int node = add();
    column[node] = LEAF;
    fractions[node] = classFractions;
  }

  private int add() {
    if (size == column.length) {
      int larger = Math.multiplyExact(2, size);
      column = Arrays.copyOf(column, larger);
      threshold = Arrays.copyOf(threshold, larger);
      fractions = Arrays.copyOf(fractions, larger);
    }
    return size++;
  }

  void addImportance(int splitColumn, double impurityDecrease) {
    importance[splitColumn] += impurityDecrease;
  }

  int size() {
    return size;
  }

  boolean isLeaf(int node) {
    return column[node] == LEAF;
  }

  int column(int node) {
    return column[node];
  }

  float threshold(int node) {
    return threshold[node];
  }

  /** Class fractions of a leaf. */
  double[] fractions(int leaf) {
    return fractions[leaf];
  }

  /** Summed impurity decrease per column, not normalised. */
  double[] importance() {
    return importance;
  }
}
