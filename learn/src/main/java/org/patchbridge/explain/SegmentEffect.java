package org.patchbridge.explain;

import java.util.Arrays;

/**
 * What the model makes of a segment of one cell.
 *
 * @param logOdds for each class ln(p/(1−p)) of the cell as it is, minus the same with the segment
 *     occluded: positive speaks for the class
 */
public record SegmentEffect(Segment segment, double[] logOdds) {

  public SegmentEffect {
    logOdds = logOdds.clone();
  }

  /** A copy. */
  @Override
  public double[] logOdds() {
    return logOdds.clone();
  }

  /** For one class. */
  public double of(int classIndex) {
    return logOdds[classIndex];
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SegmentEffect effect
        && segment.equals(effect.segment)
        && Arrays.equals(logOdds, effect.logOdds);
  }

  @Override
  public int hashCode() {
    return 31 * segment.hashCode() + Arrays.hashCode(logOdds);
  }

  @Override
  public String toString() {
    return segment + " " + Arrays.toString(logOdds);
  }
}
