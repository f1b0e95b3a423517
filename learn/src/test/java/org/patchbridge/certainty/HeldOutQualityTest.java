package org.patchbridge.certainty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.patchbridge.dataset.Cell;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.Species;
import org.patchbridge.evaluation.Bootstrap;

/** Figures of five calls, worked out by hand. */
class HeldOutQualityTest {
  private static final HeldOutQuality QUALITY =
      HeldOutQuality.of(
          cohort("Pvalb", "Pvalb", "Pvalb", "Sst", "Sst"),
          "by hand",
          List.of(
              call(0, 0.9, "Pvalb", true, false),
              call(1, 0.8, "both", true, false),
              call(2, 0.4, "Sst", false, false),
              call(3, 0.7, "none", true, false),
              call(4, 0.1, "Sst", false, true)),
          0.9,
          Bootstrap.withSeed(1));

  private static HeldOutCall call(
      int row, double pvalb, String set, boolean isCalled, boolean isNovel) {
    boolean[] in = {
      set.equals("Pvalb") || set.equals("both"), set.equals("Sst") || set.equals("both")
    };
    return new HeldOutCall(row, new double[] {pvalb, 1 - pvalb}, in, isNovel, isCalled);
  }

  private static Cohort cohort(String... subclasses) {
    List<Cell> cells = new ArrayList<>();
    for (String subclass : subclasses) {
      cells.add(
          new Cell(
              "cell" + cells.size(),
              Species.MOUSE,
              Optional.of("donor" + cells.size()),
              Optional.of(subclass),
              Optional.empty()));
    }
    return new Cohort("by hand", cells, List.of(), List.of());
  }

  @Test
  void setsAreCountedOverAllCellsAndByClass() {
    assertThat(QUALITY.coverage()).isCloseTo(3 / 5.0, within(1e-12));
    assertThat(QUALITY.meanSetSize()).isCloseTo(5 / 5.0, within(1e-12));
    assertThat(QUALITY.classes().get(0).coverage()).isCloseTo(2 / 3.0, within(1e-12));
    assertThat(QUALITY.classes().get(1).coverage()).isCloseTo(1 / 2.0, within(1e-12));
  }

  @Test
  void callsAreJudgedByTheMostProbableClassOfCalledCellsOnly() {
    assertThat(QUALITY.calledShare()).isCloseTo(3 / 5.0, within(1e-12));
    assertThat(QUALITY.calledAccuracy()).isCloseTo(2 / 3.0, within(1e-12));
    assertThat(QUALITY.novelShare()).isCloseTo(1 / 5.0, within(1e-12));
  }

  @Test
  void curveBeginsWithTheMostCertainCells() {
    // In order of certainty: 0.9 right, 0.9 (row 4) right, 0.8 right, 0.7 wrong, 0.6 wrong.
    assertThat(QUALITY.curve().get(5).accuracy()).isEqualTo(1);
    assertThat(QUALITY.curve().get(7).accuracy()).isCloseTo(3 / 4.0, within(1e-12));
    assertThat(QUALITY.curve().get(9).accuracy()).isCloseTo(3 / 5.0, within(1e-12));
  }
}
