package org.patchbridge.saliency;

import java.util.List;
import org.patchbridge.explain.Segment;
import org.patchbridge.family.TraceSpan;

/**
 * The effect of a segment on one class, and where on the traces the segment was measured.
 *
 * @param logOdds positive speaks for the class
 * @param spans in ascending sweep and time; neighbouring stretches are one
 */
public record PlacedEffect(Segment segment, double logOdds, List<TraceSpan> spans) {

  public PlacedEffect {
    spans = List.copyOf(spans);
  }

  /** What falls to each stretch: equal parts, as the segment is a mean over them. */
  double share() {
    return logOdds / spans.size();
  }
}
