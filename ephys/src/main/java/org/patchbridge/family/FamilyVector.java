package org.patchbridge.family;

import java.util.BitSet;

/** The vector of one feature family for one cell, or the reason why there is none. */
public sealed interface FamilyVector permits FamilyVector.Present, FamilyVector.Absent {

  /**
   * @param values in the family's unit, one per position of its axis
   * @param estimated positions that were not recorded but interpolated or copied from a neighbour
   */
  record Present(float[] values, BitSet estimated) implements FamilyVector {}

  /**
   * @param reason one short phrase, the same for all cells where the cause is the same
   */
  record Absent(String reason) implements FamilyVector {}
}
