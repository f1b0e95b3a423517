package org.patchbridge.forest;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * All trees of a forest in shared arrays, one entry per node, each tree in preorder: a split's left
 * child is the next node. Leaves point into one table of distinct class fractions, because most
 * leaves are pure and say the same.
 */
final class TreeArrays {
  private static final int LEAF = -1;

  private final int[] roots;
  private final int[] column;
  private final float[] threshold;

  /** Right child of a split, index of a leaf's class fractions. */
  private final int[] target;

  private final double[][] fractions;

  private TreeArrays(
      int[] roots, int[] column, float[] threshold, int[] target, double[][] fractions) {
    this.roots = roots;
    this.column = column;
    this.threshold = threshold;
    this.target = target;
    this.fractions = fractions;
  }

  /** Joins trees in their order. */
  static TreeArrays of(GrownTree[] trees) {
    int nodes = 0;
    for (GrownTree tree : trees) {
      nodes = Math.addExact(nodes, tree.size());
    }
    Builder builder = new Builder(trees.length, nodes);
    Map<ByteBuffer, Integer> known = new HashMap<>();
    List<double[]> distinct = new ArrayList<>();
    for (GrownTree tree : trees) {
      builder.startTree();
      for (int node = 0; node < tree.size(); node++) {
        if (tree.isLeaf(node)) {
          double[] fractions = tree.fractions(node);
          Integer index = known.putIfAbsent(bytes(fractions), distinct.size());
          if (index == null) {
            index = distinct.size();
            distinct.add(fractions);
          }
          builder.addLeaf(index);
        } else {
          builder.addSplit(tree.column(node), tree.threshold(node));
        }
      }
    }
    return builder.build(distinct.toArray(double[][]::new));
  }

  private static ByteBuffer bytes(double[] values) {
    ByteBuffer bytes = ByteBuffer.allocate(Double.BYTES * values.length);
    bytes.asDoubleBuffer().put(values);
    return bytes;
  }

  int trees() {
    return roots.length;
  }

  int nodes() {
    return column.length;
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

  /** Index of a leaf's entry in {@link #fractions()}. */
  int fractionsOf(int leaf) {
    return target[leaf];
  }

  /** The distinct class fractions of leaves; shared, not to be written. */
  double[][] fractions() {
    return fractions;
  }

  int root(int tree) {
    return roots[tree];
  }

  /** The child of a split that a row goes to. */
  int next(int split, FloatRows rows, int row) {
    float value = rows.values()[row * rows.width() + column[split]];
    return value <= threshold[split] ? split + 1 : target[split];
  }

  /** Class fractions of a leaf; shared, not to be written. */
  double[] fractionsAt(int leaf) {
    return fractions[target[leaf]];
  }

  /** Class fractions of the leaf that a row of the matrix ends in; shared, not to be written. */
  double[] leaf(int tree, FloatRows rows, int row) {
    float[] values = rows.values();
    int first = row * rows.width();
    int node = roots[tree];
    int split = column[node];
    while (split != LEAF) {
      node = values[first + split] <= threshold[node] ? node + 1 : target[node];
      split = column[node];
    }
    return fractions[target[node]];
  }

  /**
   * Takes nodes in preorder, tree after tree, and works out the right children, so that what it
   * builds cannot hold a loop or a node without a parent.
   */
  static final class Builder {
    private final int[] roots;
    private final int[] column;
    private final float[] threshold;
    private final int[] target;
    private int trees;
    private int nodes;
    private int[] waiting = new int[64];
    private int waitingCount;
    private boolean leftIsNext;
    private boolean open;

    Builder(int trees, int nodes) {
      this.roots = new int[trees];
      this.column = new int[nodes];
      this.threshold = new float[nodes];
      this.target = new int[nodes];
    }

    void startTree() {
      if (open || trees == roots.length) {
        throw new IllegalStateException("tree " + trees + " starts where none can");
      }
      roots[trees++] = nodes;
      open = true;
      leftIsNext = true;
    }

    /** Whether the tree still lacks nodes. */
    boolean isOpen() {
      return open;
    }

    void addSplit(int splitColumn, float splitThreshold) {
      int node = place();
      column[node] = splitColumn;
      threshold[node] = splitThreshold;
      if (waitingCount == waiting.length) {
        waiting = Arrays.copyOf(waiting, Math.multiplyExact(2, waitingCount));
      }
      waiting[waitingCount++] = node;
      leftIsNext = true;
    }

    void addLeaf(int fractionsIndex) {
      int node = place();
      column[node] = LEAF;
      target[node] = fractionsIndex;
      leftIsNext = false;
      open = waitingCount > 0;
    }

    /** After a leaf, the next node is the right child of the last split that has none yet. */
    private int place() {
      if (!open) {
        throw new IllegalStateException("node " + nodes + " is outside of any tree");
      }
      if (!leftIsNext) {
        target[waiting[--waitingCount]] = nodes;
      }
      return nodes++;
    }

    TreeArrays build(double[][] fractions) {
      if (open || trees != roots.length || nodes != column.length) {
        throw new IllegalStateException(
            trees + " trees, " + nodes + " nodes; " + roots.length + ", " + column.length);
      }
      return new TreeArrays(roots, column, threshold, target, fractions);
    }
  }
}
