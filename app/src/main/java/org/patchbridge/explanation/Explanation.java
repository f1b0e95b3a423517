package org.patchbridge.explanation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.patchbridge.bundle.Bundle;
import org.patchbridge.bundle.Call;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.FamilyBlock;
import org.patchbridge.explain.Occlusion;
import org.patchbridge.explain.Segment;
import org.patchbridge.explain.SegmentEffect;
import org.patchbridge.explain.TraceSaliency;
import org.patchbridge.family.CellExtraction;
import org.patchbridge.family.FamilyAxis;

/**
 * What the model of a bundle makes of the parts of one cell.
 *
 * @param input the cell as the model takes it, in the one row there is
 * @param screened the cell's features that novelty is judged by, in the one row there is
 * @param classIndex the most probable class, which evidence is for or against
 * @param families effect of each family of the model
 * @param features effect of each scalar feature of the model; empty for a model of waveforms alone
 * @param saliency where on the sweeps the evidence lies; empty without a recording
 */
record Explanation(
    Bundle bundle,
    Call call,
    Cohort input,
    Cohort screened,
    int classIndex,
    List<SegmentEffect> families,
    List<SegmentEffect> features,
    Optional<TraceSaliency> saliency) {

  /**
   * @param cells with the features that the call was made of
   * @param row of the cell
   * @param recorded what was taken from its recording; empty for a cell of a table
   */
  static Explanation of(
      Bundle bundle, Call call, Cohort cells, int row, Optional<CellExtraction> recorded) {
    Cohort cell = cells.select(new int[] {row});
    Cohort input = bundle.input().align(cell).cohort();
    List<Segment> families = Segment.wholeFamilies(input);
    List<Segment> features = features(input);
    List<Segment> windows = recorded.isPresent() ? TraceSaliency.windows(input) : List.of();
    List<Segment> all = new ArrayList<>(families);
    all.addAll(features);
    all.addAll(windows);
    List<SegmentEffect> effects = Occlusion.of(bundle.model(), input, 0, bundle.ranges(), all);
    int firstWindow = families.size() + features.size();
    int classIndex = bundle.classes().indexOf(call.mostProbable());
    return new Explanation(
        bundle,
        call,
        input,
        bundle.screenInput().align(cell).cohort(),
        classIndex,
        effects.subList(0, families.size()),
        effects.subList(families.size(), firstWindow),
        recorded.map(
            extraction ->
                TraceSaliency.of(
                    effects.subList(firstWindow, effects.size()), extraction, classIndex)));
  }

  private static List<Segment> features(Cohort input) {
    return input.families().stream()
        .filter(Explanation::holdsScalars)
        .flatMap(family -> Segment.columnsOf(family).stream())
        .toList();
  }

  /** Whether the columns of a family mean something by themselves. */
  static boolean holdsScalars(FamilyBlock family) {
    return FamilyAxis.of(family.name(), family.width()).isEmpty();
  }

  String subclass() {
    return bundle.classes().get(classIndex);
  }
}
