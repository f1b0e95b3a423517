package org.patchbridge.laboratory;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.patchbridge.calibration.LabelledMap;
import org.patchbridge.certainty.Novelty;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.FeatureMatrix;
import org.patchbridge.ensemble.EnsembleClassifier;
import org.patchbridge.ensemble.KernelLogisticLearner;
import org.patchbridge.ensemble.LogisticLearner;
import org.patchbridge.ensemble.ShrinkageDiscriminantLearner;
import org.patchbridge.evaluation.Learner;
import org.patchbridge.random.DerivedSeed;

/**
 * Three models of different kinds, learnt from reference cells in the laboratory's units and from
 * cells of the laboratory that count more, pooled.
 *
 * @param isMapped whether reference cells are brought to the laboratory's units
 * @param seed of the fits
 */
record LabModel(boolean isMapped, long seed) {
  static final String NAME = "laboratory ensemble";

  /**
   * What a cell of the laboratory counts for beside one of the reference. Chosen on the labels of
   * the M1 table (5, 20 and 40 cells a class): macro-F1 was 0.837, 0.842 and 0.863 with 30, 0.823,
   * 0.829 and 0.857 with 10.
   */
  static final int WEIGHT = 30;

  private static final List<Learner> MEMBERS =
      List.of(
          new LogisticLearner(1),
          KernelLogisticLearner.CHOICES.get(1),
          new ShrinkageDiscriminantLearner());

  LabelledMap map(PooledCells cells, int[] referenceRows, int[] labRows) {
    return isMapped
        ? cells.map(referenceRows, labRows)
        : LabelledMap.none(cells.reference().matrix().width());
  }

  /**
   * @param rows a row that stands there several times counts as often
   */
  EnsembleClassifier fit(Cohort pooled, int[] rows) {
    return new EnsembleClassifier(
        pooled.classes().size(),
        IntStream.range(0, MEMBERS.size())
            .mapToObj(
                at ->
                    new EnsembleClassifier.Member(
                        MEMBERS.get(at).name(),
                        1,
                        MEMBERS.get(at).fit(pooled, rows, new int[0], DerivedSeed.of(seed, at))))
            .toList());
  }

  /** Every cell counts once: the laboratory's cells are not to be the only ordinary ones. */
  static Novelty novelty(
      Cohort pooled, FeatureMatrix x, PooledCells cells, int[] referenceRows, int[] labRows) {
    int[] rows = cells.weighted(referenceRows, labRows, 1);
    int[] labels = pooled.labels();
    return Novelty.fit(x, rows, Arrays.stream(rows).map(row -> labels[row]).toArray());
  }
}
