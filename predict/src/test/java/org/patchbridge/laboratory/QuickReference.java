package org.patchbridge.laboratory;

import java.util.List;
import java.util.Map;
import org.patchbridge.bundle.Bundle;
import org.patchbridge.bundle.cells.Material;
import org.patchbridge.certainty.HeldOutFold;
import org.patchbridge.dataset.CellOrigins;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.ensemble.ShrinkageDiscriminantLearner;
import org.patchbridge.training.BundleTrainer;

/** A model that is quickly learnt and holds its cells, to be calibrated. */
final class QuickReference {
  private QuickReference() {}

  static Bundle of(Cohort cohort) {
    BundleTrainer trainer =
        new BundleTrainer(
            new ShrinkageDiscriminantLearner(), Map.of(), 0.9, BundleTrainer.NOVELTY_RATE, 1);
    Material material =
        new Material(
            cohort, cohort, "0123", "scalars", Map.of(), CellOrigins.ofSimulated(cohort.size()));
    BundleTrainer.Test test = trainer.test(cohort);
    List<HeldOutFold> folds =
        test.folds().stream().map(fold -> trainer.heldOut(material, fold)).toList();
    BundleTrainer.Fitted fitted = trainer.fit(material);
    return trainer.bundle(
        material, fitted, trainer.quality(material, test, folds, fitted), "test", "now");
  }
}
