package org.patchbridge.laboratory;

import java.util.Arrays;
import org.patchbridge.calibration.LabelledMap;
import org.patchbridge.certainty.Novelty;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.FeatureMatrix;
import org.patchbridge.dataset.Split;
import org.patchbridge.ensemble.EnsembleClassifier;

/**
 * What a model that was learnt without some donors of both says of their cells. Map, model and
 * novelty are all learnt without them.
 *
 * @param reference split of the reference's cells
 * @param lab split of the laboratory's cells
 * @param ofReference probabilities of the tested cells of the reference
 * @param ofLab probabilities of the tested cells of the laboratory
 * @param referenceNovelties of these cells
 * @param labNovelties of these cells
 */
record LabFold(
    Split reference,
    Split lab,
    double[][] ofReference,
    double[][] ofLab,
    double[] referenceNovelties,
    double[] labNovelties) {

  static LabFold of(PooledCells cells, LabModel model, Split reference, Split lab) {
    LabelledMap map = model.map(cells, reference.train(), lab.train());
    Cohort pooled = cells.inLab("fold", map);
    int[] taught = cells.weighted(reference.train(), lab.train(), LabModel.WEIGHT);
    EnsembleClassifier fitted = model.fit(pooled, taught);
    FeatureMatrix x = pooled.matrix();
    Novelty novelty = LabModel.novelty(pooled, x, cells, reference.train(), lab.train());
    int[] tested = cells.pooled(lab.test());
    return new LabFold(
        reference,
        lab,
        fitted.probabilities(pooled, reference.test()),
        fitted.probabilities(pooled, tested),
        Arrays.stream(reference.test()).mapToDouble(row -> novelty.of(x, row)).toArray(),
        Arrays.stream(tested).mapToDouble(row -> novelty.of(x, row)).toArray());
  }
}
