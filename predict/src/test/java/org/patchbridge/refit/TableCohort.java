package org.patchbridge.refit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.patchbridge.bundle.Bundle;
import org.patchbridge.bundle.cells.Material;
import org.patchbridge.certainty.HeldOutFold;
import org.patchbridge.dataset.Cell;
import org.patchbridge.dataset.CellOrigins;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.Column;
import org.patchbridge.dataset.FamilyBlock;
import org.patchbridge.dataset.Species;
import org.patchbridge.ensemble.EnsembleLearner;
import org.patchbridge.ensemble.StandardCandidates;
import org.patchbridge.random.RandomStream;
import org.patchbridge.training.BundleTrainer;

/** Cells of two subclasses in tables of two families, and a model of them. */
final class TableCohort {
  static final int TREES = 5;
  private static final int WIDTH = 4;

  private TableCohort() {}

  /**
   * The subclasses differ in the first two columns of each family; the last column of {@code b} no
   * cell has.
   */
  static Cohort of(int cells, long seed) {
    RandomStream random = RandomStream.of(seed);
    List<Cell> all = new ArrayList<>();
    FamilyBlock.Builder a = FamilyBlock.builder("a", columns(), cells);
    FamilyBlock.Builder b = FamilyBlock.builder("b", columns(), cells);
    for (int i = 0; i < cells; i++) {
      boolean fast = i % 2 == 0;
      all.add(
          new Cell(
              seed + "-" + i,
              Species.MOUSE,
              Optional.of("donor " + seed + "-" + i / 3),
              Optional.of(fast ? "Pvalb" : "Sst"),
              Optional.empty()));
      for (int column = 0; column < WIDTH; column++) {
        double shift = column < 2 && fast ? 2.5 : 0;
        a.set(i, column, shift + random.nextGaussian());
        if (column < WIDTH - 1) {
          b.set(i, column, shift + random.nextGaussian());
        }
      }
    }
    return new Cohort("tables", all, List.of(a.build(), b.build()), List.of());
  }

  private static List<Column> columns() {
    List<Column> columns = new ArrayList<>();
    for (int column = 0; column < WIDTH; column++) {
      columns.add(new Column("c" + column, "mV"));
    }
    return columns;
  }

  static Bundle bundle(Cohort cohort) {
    Map<String, String> settings = Map.of("trees", TREES + "");
    BundleTrainer trainer =
        new BundleTrainer(
            EnsembleLearner.ofChoices("ensemble", StandardCandidates.of(TREES)),
            settings,
            0.9,
            BundleTrainer.NOVELTY_RATE,
            1);
    Material material =
        new Material(
            cohort, cohort, "0123", "simulated", Map.of(), CellOrigins.ofSimulated(cohort.size()));
    BundleTrainer.Test test = trainer.test(cohort);
    List<HeldOutFold> folds =
        test.folds().stream().map(fold -> trainer.heldOut(material, fold)).toList();
    BundleTrainer.Fitted fitted = trainer.fit(material);
    return trainer.bundle(
        material,
        fitted,
        trainer.quality(material, test, folds, fitted),
        "test",
        "2026-01-01T00:00:00Z");
  }
}
