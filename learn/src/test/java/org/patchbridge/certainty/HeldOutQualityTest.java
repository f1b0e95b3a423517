package org.patchbridge.certainty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.patchbridge.certainty.HeldOutQuality.ClassQuality;
import org.patchbridge.certainty.HeldOutQuality.CurvePoint;
import org.patchbridge.certainty.HeldOutQuality.Measure;
import org.patchbridge.dataset.Cell;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.Species;
import org.patchbridge.metric.Bootstrap;

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
    assertThat(QUALITY.coverage().value()).isCloseTo(3 / 5.0, within(1e-12));
    assertThat(QUALITY.meanSetSize().value()).isCloseTo(5 / 5.0, within(1e-12));
    assertThat(QUALITY.classes().get(0).coverage().value()).isCloseTo(2 / 3.0, within(1e-12));
    assertThat(QUALITY.classes().get(1).coverage().value()).isCloseTo(1 / 2.0, within(1e-12));
  }

  @Test
  void callsAreJudgedByTheMostProbableClassOfCalledCellsOnly() {
    assertThat(QUALITY.calledShare().value()).isCloseTo(3 / 5.0, within(1e-12));
    assertThat(QUALITY.calledAccuracy().value()).isCloseTo(2 / 3.0, within(1e-12));
    assertThat(QUALITY.novelShare().value()).isCloseTo(1 / 5.0, within(1e-12));
  }

  @Test
  void curveBeginsWithTheMostCertainCells() {
    // In order of certainty: 0.9 right, 0.9 (row 4) right, 0.8 right, 0.7 wrong, 0.6 wrong.
    assertThat(QUALITY.curve().get(5).accuracy().value()).isEqualTo(1);
    assertThat(QUALITY.curve().get(7).accuracy().value()).isCloseTo(3 / 4.0, within(1e-12));
    assertThat(QUALITY.curve().get(9).accuracy().value()).isCloseTo(3 / 5.0, within(1e-12));
  }

  @Test
  void everyFigureHasAnIntervalAroundItAndSaysOverWhat() {
    assertThat(QUALITY.over()).contains("5 donors");
    List<Measure> all =
        new ArrayList<>(
            List.of(
                QUALITY.coverage(),
                QUALITY.meanSetSize(),
                QUALITY.calledShare(),
                QUALITY.calledAccuracy(),
                QUALITY.novelShare()));
    for (ClassQuality each : QUALITY.classes()) {
      all.addAll(
          List.of(each.precision(), each.recall(), each.calibrationError(), each.coverage()));
    }
    QUALITY.curve().forEach(point -> all.add(point.accuracy()));
    assertThat(all)
        .allSatisfy(
            each -> {
              assertThat(each.hasInterval()).isTrue();
              assertThat(each.value()).isBetween(each.low(), each.high());
            });
    assertThat(QUALITY.coverage().low()).isLessThan(QUALITY.coverage().high());
  }

  @Test
  void intervalsAreAsWideAsTheDonorsAreFew() {
    // Of 40 donors half are always covered and half never, with ten cells each: as if there were
    // 40 cells, where a bootstrap of cells would take them for 400.
    double sdOfDonors = Math.sqrt(0.25 / 40);

    Measure coverage = repeated(40, 10).coverage();

    assertThat(coverage.value()).isCloseTo(0.5, within(1e-12));
    assertThat(coverage.high() - coverage.low())
        .isCloseTo(2 * 1.96 * sdOfDonors, within(0.15 * 4 * sdOfDonors));
  }

  @Test
  void curveOfADrawTakesTheMostCertainCellsOfTheDraw() {
    // Certain cells are right, uncertain ones wrong, donor by donor: whatever is drawn, the most
    // certain tenth is right, and all cells are right as often as their donors were drawn.
    List<CurvePoint> curve = repeated(40, 10).curve();

    assertThat(curve.get(0).accuracy()).isEqualTo(new Measure(1, 1, 1));
    assertThat(curve.get(9).accuracy().low()).isLessThan(0.45);
  }

  /** Every other donor with cells that are surely right and covered, or unsurely wrong and not. */
  private static HeldOutQuality repeated(int donors, int cellsOfDonor) {
    List<Cell> cells = new ArrayList<>();
    List<HeldOutCall> calls = new ArrayList<>();
    for (int i = 0; i < donors * cellsOfDonor; i++) {
      int donor = i / cellsOfDonor;
      cells.add(
          new Cell(
              "cell" + i,
              Species.MOUSE,
              Optional.of("donor" + donor),
              Optional.of(i % 2 == 0 ? "Pvalb" : "Sst"),
              Optional.empty()));
      boolean isRight = donor % 2 == 0;
      double certainty = isRight ? 0.95 : 0.6;
      double pvalb = (i % 2 == 0) == isRight ? certainty : 1 - certainty;
      calls.add(call(i, pvalb, isRight ? "both" : "none", true, false));
    }
    return HeldOutQuality.of(
        new Cohort("by hand", cells, List.of(), List.of()),
        "by hand",
        calls,
        0.9,
        Bootstrap.withSeed(1));
  }

  /** Every probability is in a bin of its own: the gaps are 0.1, 0.2, 0.6, 0.7 and 0.1. */
  @Test
  void calibrationErrorIsTheMeanGap() {
    for (ClassQuality each : QUALITY.classes()) {
      assertThat(each.calibrationError().value()).isCloseTo(1.7 / 5, within(1e-12));
    }
  }

  @Test
  void curveNamesTheShareOfTheCellsItIsOf() {
    assertThat(QUALITY.curve()).hasSize(10);
    assertThat(QUALITY.curve().get(0).share()).isEqualTo(0.1);
    assertThat(QUALITY.curve().get(9).share()).isEqualTo(1);
  }

  @Test
  void notesAreAllThatNotesChange() {
    HeldOutQuality noted = QUALITY.withNotes(List.of("measured on fewer cells"));
    assertThat(noted.notes()).containsExactly("measured on fewer cells");
    assertThat(noted.withNotes(List.of())).isEqualTo(QUALITY);
  }

  @Test
  void boundThatIsNotDefinedIsNoInterval() {
    assertThat(new Measure(1, 0, 2).hasInterval()).isTrue();
    assertThat(new Measure(1, Double.NaN, 2).hasInterval()).isFalse();
    assertThat(new Measure(1, 0, Double.NaN).hasInterval()).isFalse();
  }
}
