package org.patchbridge.explain;

import java.util.ArrayList;
import java.util.List;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.FamilyBlock;

/**
 * Neighbouring columns of a family that are looked at together: a whole family, one scalar feature,
 * or a stretch of a waveform.
 *
 * @param from first column
 * @param to the column after the last
 */
public record Segment(String family, int from, int to) {

  public Segment {
    if (from < 0 || to <= from) {
      throw new IllegalArgumentException(
          "columns " + from + " to " + to + " of " + family + " are no segment");
    }
  }

  public int width() {
    return to - from;
  }

  /** One segment a family, in the order of the cohort. */
  public static List<Segment> wholeFamilies(Cohort cohort) {
    return cohort.families().stream()
        .filter(family -> family.width() > 0)
        .map(family -> new Segment(family.name(), 0, family.width()))
        .toList();
  }

  /** One segment a column. */
  public static List<Segment> columnsOf(FamilyBlock family) {
    return windows(family, 1);
  }

  /**
   * Windows side by side from the first column on; the last is narrower where the width does not
   * divide the family.
   *
   * @param width columns in a window, at least 1
   */
  public static List<Segment> windows(FamilyBlock family, int width) {
    return windows(family.name(), 0, family.width(), width);
  }

  /** Windows over the columns from {@code from} and before {@code to}. */
  public static List<Segment> windows(String family, int from, int to, int width) {
    if (width < 1) {
      throw new IllegalArgumentException("a window of " + width + " columns; at least 1 is needed");
    }
    List<Segment> windows = new ArrayList<>();
    for (int first = from; first < to; first += width) {
      windows.add(new Segment(family, first, Math.min(first + width, to)));
    }
    return windows;
  }
}
