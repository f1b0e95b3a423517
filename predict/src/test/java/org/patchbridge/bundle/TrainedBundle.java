package org.patchbridge.bundle;

import java.util.List;
import java.util.Map;
import org.patchbridge.bundle.cells.Material;
import org.patchbridge.certainty.HeldOutFold;
import org.patchbridge.certainty.HeldOutQuality;
import org.patchbridge.dataset.CellOrigins;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.ensemble.ShrinkageDiscriminantLearner;
import org.patchbridge.evaluation.Learner;
import org.patchbridge.training.BundleTrainer;

/** A quick model of some cells with all that is measured of it. */
record TrainedBundle(BundleTrainer.Test test, List<HeldOutFold> folds, Bundle bundle) {

  static TrainedBundle of(Cohort cohort) {
    return of(cohort, new ShrinkageDiscriminantLearner());
  }

  static TrainedBundle of(Cohort cohort, Learner learner) {
    BundleTrainer trainer = new BundleTrainer(learner, Map.of(), 0.9, 0.04, 1);
    Material material =
        new Material(
            cohort, cohort, "0123", "simulated", Map.of(), CellOrigins.ofSimulated(cohort.size()));
    BundleTrainer.Test test = trainer.test(cohort);
    List<HeldOutFold> folds =
        test.folds().stream().map(fold -> trainer.heldOut(material, fold)).toList();
    BundleTrainer.Fitted fitted = trainer.fit(material);
    HeldOutQuality quality = trainer.quality(material, test, folds, fitted);
    return new TrainedBundle(
        test, folds, trainer.bundle(material, fitted, quality, "test", "2026-01-01T00:00:00Z"));
  }

  HeldOutQuality quality() {
    return bundle.quality();
  }

  double figure(String name) {
    return quality().figures().stream()
        .filter(figure -> figure.name().equals(name))
        .findFirst()
        .orElseThrow()
        .value();
  }
}
