package org.patchbridge.family;

import java.util.Arrays;
import java.util.BitSet;

/** Puts a family vector together from chunks. */
final class VectorBuilder {
  private float[] values = new float[0];
  private final BitSet estimated = new BitSet();

  /** Appends recorded values. */
  VectorBuilder recorded(double[] chunk) {
    append(chunk);
    return this;
  }

  /** Appends values that were taken from neighbours, or NaN for what was not recorded. */
  VectorBuilder estimated(double[] chunk) {
    estimated.set(values.length, values.length + chunk.length);
    append(chunk);
    return this;
  }

  FamilyVector.Present build() {
    return new FamilyVector.Present(values, estimated);
  }

  private void append(double[] chunk) {
    int from = values.length;
    values = Arrays.copyOf(values, from + chunk.length);
    for (int k = 0; k < chunk.length; k++) {
      values[from + k] = (float) chunk[k];
    }
  }
}
