package org.patchbridge.certainty;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.patchbridge.dataset.Cell;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.Column;
import org.patchbridge.dataset.FamilyBlock;
import org.patchbridge.dataset.Species;
import org.patchbridge.ensemble.EnsembleLearner;
import org.patchbridge.ensemble.KernelLogisticLearner;
import org.patchbridge.ensemble.LogisticLearner;
import org.patchbridge.ensemble.NearestNeighboursLearner;
import org.patchbridge.ensemble.ShrinkageDiscriminantLearner;

/**
 * Few cells whose features tell nothing: what is promised of sets and calls must hold all the same.
 */
class NullCohortTest {
  private static final int FEATURES = 6;
  private static final int FRESH = 200;
  private static final double LEVEL = 0.9;

  private static final EnsembleLearner ENSEMBLE =
      EnsembleLearner.ofChoices(
          "ensemble",
          List.of(
              List.of(new ShrinkageDiscriminantLearner()),
              LogisticLearner.CHOICES,
              KernelLogisticLearner.CHOICES,
              NearestNeighboursLearner.CHOICES));

  private static Cohort cohort(int cells, int classes, int cellsOfDonor, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Column> columns = new ArrayList<>();
    for (int column = 0; column < FEATURES; column++) {
      columns.add(new Column("feature " + column, "mV"));
    }
    FamilyBlock.Builder block = FamilyBlock.builder("passive", columns, cells);
    List<Cell> all = new ArrayList<>();
    for (int cell = 0; cell < cells; cell++) {
      for (int column = 0; column < FEATURES; column++) {
        block.set(cell, column, random.nextGaussian());
      }
      all.add(
          new Cell(
              "cell " + cell,
              Species.HUMAN,
              Optional.of("donor " + cell / cellsOfDonor),
              Optional.of("class " + random.nextInt(classes)),
              Optional.empty()));
    }
    return new Cohort("null", all, List.of(block.build()), List.of());
  }

  /** Sets of 200 new cells, whose donors were not seen, of each of some cohorts. */
  @ParameterizedTest
  @CsvSource({"60, 4, 1, 24", "64, 2, 1, 24", "80, 2, 4, 24", "120, 3, 2, 16", "200, 4, 4, 12"})
  void setsCoverWhatTheyPromiseAndHardlyAnyCallIsMade(
      int cells, int classes, int cellsOfDonor, int cohorts) {
    int covered = 0;
    int called = 0;
    for (int seed = 1; seed <= cohorts; seed++) {
      Cohort cohort = cohort(cells + FRESH, classes, cellsOfDonor, 1_000L * cells + seed);
      int[] train = IntStream.range(0, cells).toArray();
      CalibratedClassifier model =
          new CalibratedLearner(ENSEMBLE, LEVEL).fit(cohort, train, new int[0], seed);
      int[] fresh = IntStream.range(cells, cells + FRESH).toArray();
      double[][] probabilities = model.probabilities(cohort, fresh);
      for (int i = 0; i < FRESH; i++) {
        covered += model.setOf(probabilities[i])[cohort.labels()[fresh[i]]] ? 1 : 0;
        called += model.limit().isMet(probabilities[i]) ? 1 : 0;
      }
    }
    assertThat(covered / (double) (cohorts * FRESH)).isBetween(LEVEL - 0.04, LEVEL + 0.04);
    assertThat(called / (double) (cohorts * FRESH)).isLessThan(0.02);
  }
}
