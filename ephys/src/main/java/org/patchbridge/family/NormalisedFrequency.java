package org.patchbridge.family;

import java.util.BitSet;

/** Instantaneous frequency with each level divided by its maximum; silent levels stay zero. */
public final class NormalisedFrequency {
  private NormalisedFrequency() {}

  public static PlacedVector of(PlacedVector frequency, int levels) {
    float[] values = frequency.vector().values().clone();
    int length = values.length / levels;
    for (int level = 0; level < levels; level++) {
      int from = level * length;
      float highest = 0;
      for (int k = from; k < from + length; k++) {
        highest = Math.max(highest, values[k]);
      }
      for (int k = from; k < from + length && highest > 0; k++) {
        values[k] /= highest;
      }
    }
    BitSet estimated = (BitSet) frequency.vector().estimated().clone();
    return new PlacedVector(new FamilyVector.Present(values, estimated), frequency.placement());
  }
}
