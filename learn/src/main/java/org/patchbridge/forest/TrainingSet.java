package org.patchbridge.forest;

import java.util.Arrays;
import org.patchbridge.dataset.FeatureMatrix;

/**
 * What all trees of a forest learn from: per column the rank of every example among the column's
 * distinct values, so that trees sort small integers instead of floating-point numbers, and the
 * examples' classes. An example is one training row; examples are numbered in the order of the
 * rows. Values are rounded to float, as scikit-learn does; −0 equals 0.
 */
final class TrainingSet {
  private static final long LOW_32_BITS = 0xffffffffL;

  private final int[][] ranks;
  private final float[][] distinct;
  private final int[] labels;
  private final int classes;

  private TrainingSet(int[][] ranks, float[][] distinct, int[] labels, int classes) {
    this.ranks = ranks;
    this.distinct = distinct;
    this.labels = labels;
    this.classes = classes;
  }

  static TrainingSet of(FeatureMatrix x, int[] rows, int[] labels, int classes) {
    int[][] ranks = new int[x.width()][rows.length];
    float[][] distinct = new float[x.width()][];
    long[] keys = new long[rows.length];
    for (int column = 0; column < x.width(); column++) {
      for (int i = 0; i < rows.length; i++) {
        float value = FloatRows.single(x, rows[i], column);
        keys[i] = (long) ordered(Float.floatToIntBits(value)) << 32 | i;
      }
      Arrays.sort(keys);
      distinct[column] = rank(keys, ranks[column]);
    }
    int[] exampleLabels = new int[rows.length];
    for (int i = 0; i < rows.length; i++) {
      exampleLabels[i] = labels[rows[i]];
    }
    return new TrainingSet(ranks, distinct, exampleLabels, classes);
  }

  /** Fills the ranks from sorted keys; returns the distinct values in ascending order. */
  private static float[] rank(long[] keys, int[] ranks) {
    float[] values = new float[keys.length];
    int rank = -1;
    for (int i = 0; i < keys.length; i++) {
      int bits = (int) (keys[i] >> 32);
      if (i == 0 || bits != (int) (keys[i - 1] >> 32)) {
        values[++rank] = Float.intBitsToFloat(ordered(bits));
      }
      ranks[(int) (keys[i] & LOW_32_BITS)] = rank;
    }
    return Arrays.copyOf(values, rank + 1);
  }

  /** Makes the bits of floats compare like the floats; its own inverse. */
  private static int ordered(int bits) {
    return bits ^ ((bits >> 31) & 0x7fffffff);
  }

  int examples() {
    return labels.length;
  }

  int columns() {
    return ranks.length;
  }

  int classes() {
    return classes;
  }

  int label(int example) {
    return labels[example];
  }

  /** Rank of every example's value in the column; shared, not to be written. */
  int[] ranks(int column) {
    return ranks[column];
  }

  /** Examples of each class. */
  int[] classCounts() {
    int[] counts = new int[classes];
    for (int label : labels) {
      counts[label]++;
    }
    return counts;
  }

  /**
   * The threshold half-way between two distinct values, rounded down to a float: no float lies
   * between it and the exact middle, so both part floats alike.
   */
  float threshold(int column, int lowerRank, int upperRank) {
    double lower = distinct[column][lowerRank];
    double upper = distinct[column][upperRank];
    double middle = lower / 2 + upper / 2;
    float rounded = (float) middle;
    return rounded > middle ? Math.nextDown(rounded) : rounded;
  }
}
