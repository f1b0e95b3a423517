package org.patchbridge.laboratory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.patchbridge.bundle.Bundle;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.Covariates;
import org.patchbridge.dataset.FamilyBlock;
import org.patchbridge.refit.FeatureSubset;
import org.patchbridge.work.InputException;

/** The features that most cells of a laboratory and of the reference have. */
final class SharedFeatures {
  /** Waveforms have hundreds of columns, which are no features of a rig each. */
  private static final int MOST_FEATURES = 120;

  private static final int LEAST_FEATURES = 2;
  private static final double LEAST_PRESENT = 0.5;

  private SharedFeatures() {}

  static Optional<String> obstacle(Bundle bundle) {
    Optional<String> lab = bundle.origin().laboratory();
    if (lab.isPresent()) {
      return Optional.of(
          "the model is already that of a laboratory ("
              + lab.get()
              + "); calibrate its reference again with all labelled cells");
    }
    if (bundle.cells().isEmpty()) {
      return Optional.of(
          "the model holds no training cells to be learnt again from; train it without"
              + " --without-cells");
    }
    return bundle.input().width() > MOST_FEATURES
        ? Optional.of(
            "the model takes "
                + bundle.input().width()
                + " columns, and a rig is told by at most "
                + MOST_FEATURES
                + " scalar features; use a model of tables")
        : Optional.empty();
  }

  static PooledCells of(Bundle bundle, LabCells labelled) {
    Cohort lab = labelled.cohort();
    Cohort reference =
        bundle.input().align(bundle.cells().orElseThrow().material().cohort()).cohort();
    List<String> names = new ArrayList<>();
    for (int family = 0; family < lab.families().size(); family++) {
      FamilyBlock here = lab.families().get(family);
      FamilyBlock there = reference.families().get(family);
      for (int column = 0; column < here.width(); column++) {
        if (!here.name().equals(Covariates.FAMILY)
            && present(here, column) >= LEAST_PRESENT
            && present(there, column) >= LEAST_PRESENT) {
          names.add(here.name() + "." + here.columns().get(column).name());
        }
      }
    }
    if (names.size() < LEAST_FEATURES) {
      throw new InputException(
          labelled.name()
              + ": at least half of the cells have "
              + (names.isEmpty() ? "none of the model's features" : "only " + names.get(0))
              + "; at least "
              + LEAST_FEATURES
              + " features are needed");
    }
    FeatureSubset features = FeatureSubset.of(names);
    return new PooledCells(features.of(reference), features.of(lab));
  }

  private static double present(FamilyBlock block, int column) {
    return IntStream.range(0, block.cells()).filter(row -> block.isPresent(row, column)).count()
        / (double) block.cells();
  }
}
