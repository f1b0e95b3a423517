package org.patchbridge.sequence;

/** What is added to class scores to move from one prior to another. */
public final class PriorOffsets {
  private PriorOffsets() {}

  public static double[] none(int classes) {
    return new double[classes];
  }

  /**
   * Weight · ln of the share of each class; a class without a cell counts as one of half a cell.
   *
   * @param counts training cells of each class
   * @param weight negative to subtract
   */
  public static double[] of(int[] counts, double weight) {
    double total = 0;
    for (int count : counts) {
      total += Math.max(count, 0.5);
    }
    double[] offsets = new double[counts.length];
    for (int c = 0; c < counts.length && weight != 0; c++) {
      offsets[c] = weight * Math.log(Math.max(counts[c], 0.5) / total);
    }
    return offsets;
  }
}
