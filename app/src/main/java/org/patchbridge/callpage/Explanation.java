package org.patchbridge.callpage;

import java.util.List;
import java.util.Optional;
import org.patchbridge.bundle.Bundle;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.explain.Occlusion;
import org.patchbridge.explain.Segment;
import org.patchbridge.family.CellExtraction;
import org.patchbridge.prediction.Prediction;
import org.patchbridge.saliency.TraceSaliency;

/**
 * A call, and what the model makes of the stretches of trace that it was made of.
 *
 * @param input the cell as the model takes it, in the one row there is
 * @param isRecorded whether the cell is of a recording
 * @param saliency where on the sweeps the evidence lies; empty without a recording, and for a model
 *     of single numbers, which have no place on a sweep
 */
record Explanation(
    Bundle bundle,
    Prediction.Made made,
    Cohort input,
    boolean isRecorded,
    Optional<TraceSaliency> saliency) {

  /**
   * @param made by this bundle
   * @param input the cell as the model takes it, in the one row there is
   * @param recorded what was taken from its recording; empty for a cell of a table
   */
  static Explanation of(
      Bundle bundle, Prediction.Made made, Cohort input, Optional<CellExtraction> recorded) {
    int subclass = bundle.classes().indexOf(made.evidence().subclass());
    List<Segment> windows = TraceSaliency.windows(input);
    return new Explanation(
        bundle,
        made,
        input,
        recorded.isPresent(),
        recorded
            .filter(extraction -> !windows.isEmpty())
            .map(
                extraction ->
                    TraceSaliency.of(
                        Occlusion.of(bundle.model(), input, 0, bundle.ranges(), windows),
                        extraction,
                        subclass)));
  }

  /** What evidence is for or against. */
  String subclass() {
    return made.evidence().subclass();
  }
}
