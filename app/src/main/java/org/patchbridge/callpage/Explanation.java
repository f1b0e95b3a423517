package org.patchbridge.callpage;

import java.util.Optional;
import org.patchbridge.bundle.Bundle;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.explain.Occlusion;
import org.patchbridge.family.CellExtraction;
import org.patchbridge.prediction.Prediction;
import org.patchbridge.saliency.TraceSaliency;

/**
 * A call, and what the model makes of the stretches of trace that it was made of.
 *
 * @param input the cell as the model takes it, in the one row there is
 * @param saliency where on the sweeps the evidence lies; empty without a recording
 */
record Explanation(
    Bundle bundle, Prediction.Made made, Cohort input, Optional<TraceSaliency> saliency) {

  /**
   * @param made by this bundle
   * @param input the cell as the model takes it, in the one row there is
   * @param recorded what was taken from its recording; empty for a cell of a table
   */
  static Explanation of(
      Bundle bundle, Prediction.Made made, Cohort input, Optional<CellExtraction> recorded) {
    int subclass = bundle.classes().indexOf(made.evidence().subclass());
    return new Explanation(
        bundle,
        made,
        input,
        recorded.map(
            extraction ->
                TraceSaliency.of(
                    Occlusion.of(
                        bundle.model(), input, 0, bundle.ranges(), TraceSaliency.windows(input)),
                    extraction,
                    subclass)));
  }

  /** What evidence is for or against. */
  String subclass() {
    return made.evidence().subclass();
  }
}
