package org.patchbridge.laboratory;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.patchbridge.bundle.Bundle;
import org.patchbridge.bundle.ModelInput;
import org.patchbridge.bundle.OrdinaryRanges;
import org.patchbridge.bundle.TrainedCells;
import org.patchbridge.bundle.cells.KeptCells;
import org.patchbridge.bundle.cells.Material;
import org.patchbridge.calibration.LabPromise;
import org.patchbridge.certainty.CalibratedClassifier;
import org.patchbridge.certainty.HeldOutQuality;
import org.patchbridge.certainty.NoveltyLimit;
import org.patchbridge.certainty.NoveltyScreen;
import org.patchbridge.dataset.CellOrigins;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.DonorFacts;
import org.patchbridge.explain.TypicalRanges;
import org.patchbridge.training.BundleTrainer;
import org.patchbridge.work.CohortDigest;

/** Puts together what was learnt for a laboratory, and where it comes from. */
record LabBundle(Bundle reference, LabSettings settings, LabCells labelled, PooledCells cells) {

  Bundle of(
      LabTrainer.Whole whole,
      LabPromise promise,
      HeldOutQuality quality,
      String program,
      String created) {
    Cohort pooled = whole.pooled();
    Material material = material(pooled);
    return new Bundle(
        origin(material, promise, program, created),
        pooled.classes(),
        promise.shares(),
        ModelInput.of(pooled),
        ModelInput.of(pooled),
        reference.recipe(),
        new CalibratedClassifier(
            whole.model(), promise.calibrator(), promise.limit(), Optional.of(promise.sets())),
        new NoveltyScreen(
            whole.novelty(), new NoveltyLimit(promise.greatestNovelty(), leastPresent(pooled))),
        TypicalRanges.fit(pooled, IntStream.range(0, pooled.size()).toArray()),
        OrdinaryRanges.fit(pooled.matrix()),
        TrainedCells.of(pooled, material.digest()),
        quality,
        Optional.of(KeptCells.of(material)).filter(KeptCells::isStorable),
        material.recorded());
  }

  private Material material(Cohort pooled) {
    CellOrigins origins = reference.origin().cellOrigins().plus(CellOrigins.ofOwn(labCells()));
    return new Material(
        pooled,
        pooled,
        CohortDigest.of(pooled),
        reference.origin().features()
            + ", "
            + pooled.matrix().width()
            + " of its features, in the units of "
            + labelled.name(),
        reference.recipe(),
        origins,
        settings.keepsRecordings() ? reference.recorded() : Optional.empty());
  }

  private int labCells() {
    return cells.lab().size();
  }

  /** As of training cells: nearly all have as many features. */
  private static double leastPresent(Cohort pooled) {
    double[] present =
        IntStream.range(0, pooled.size())
            .mapToDouble(row -> NoveltyLimit.present(pooled.matrix(), row))
            .sorted()
            .toArray();
    return present[(int) (BundleTrainer.NOVELTY_RATE / 4 * present.length)];
  }

  private Bundle.Origin origin(
      Material material, LabPromise promise, String program, String created) {
    Cohort pooled = material.cohort();
    DonorFacts donors = DonorFacts.of(pooled);
    Map<String, Integer> ofClass = new TreeMap<>();
    for (int label : pooled.labels()) {
      ofClass.merge(pooled.classes().get(label), 1, Integer::sum);
    }
    return new Bundle.Origin(
        LabModel.NAME,
        settings(promise),
        reference.origin().species(),
        reference.origin().cohort() + " for " + labelled.name(),
        material.digest(),
        material.features(),
        pooled.size(),
        donors.donors(),
        donors.cellsWithoutDonor(),
        ofClass,
        donors.donorsOfClass(),
        reference.origin().seed(),
        program,
        created,
        material.origins());
  }

  private Map<String, String> settings(LabPromise promise) {
    Map<String, Integer> ofClass = new TreeMap<>();
    cells.lab().cells().forEach(cell -> ofClass.merge(cell.subclass().get(), 1, Integer::sum));
    Bundle.Origin origin = reference.origin();
    Map<String, String> told = new TreeMap<>();
    told.put(Bundle.Origin.LABORATORY, labelled.name());
    told.put("laboratory cells", labCells() + " " + ofClass);
    told.put("laboratory digest", CohortDigest.of(labelled.cohort()));
    told.put("laboratory cell counts as", LabModel.WEIGHT + " of the reference");
    told.put("reference", origin.cohort() + ", " + origin.learner());
    told.put("reference cells", origin.cells() + " " + new TreeMap<>(origin.cellsOfClass()));
    told.put("reference digest", origin.cohortDigest());
    told.put(
        "rig",
        settings.isMapped()
            ? "scale and shift of each feature from the laboratory's labelled cells"
            : "taken for the reference's");
    told.put("calls rest on", promise.basis().calls() ? "laboratory" : "reference");
    for (int label = 0; label < promise.basis().sets().length; label++) {
      told.put(
          String.format(Locale.ROOT, "sets of %s rest on", cells.reference().classes().get(label)),
          promise.basis().sets()[label] ? "laboratory" : "reference");
    }
    told.put("novelty rests on", promise.basis().novelty() ? "laboratory" : "reference");
    return told;
  }
}
