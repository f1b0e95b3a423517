package org.patchbridge.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.patchbridge.dataset.Cell;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.Species;

class ReliabilityIntervalsTest {
  private static final Bootstrap BOOTSTRAP = Bootstrap.withSeed(2);

  @Test
  void frequencyOfABinVariesAsItsDonorsDo() {
    // 60 donors of three cells each, all of confidence 0.9, right in every other donor.
    double sd = Math.sqrt(0.25 / 60);
    Predictions predictions = confident(60, 3);
    int bin = ReliabilityDiagram.binOf(0.9);

    List<Interval> intervals = ReliabilityIntervals.of(predictions, BOOTSTRAP);

    assertThat(intervals).hasSize(ReliabilityDiagram.BINS);
    assertThat(intervals.get(bin).lower()).isCloseTo(0.5 - 1.96 * sd, within(0.02));
    assertThat(intervals.get(bin).upper()).isCloseTo(0.5 + 1.96 * sd, within(0.02));
    assertThat(intervals.get(bin).over()).isEqualTo("60 donors");
  }

  @Test
  void emptyBinHasNone() {
    Interval empty = ReliabilityIntervals.of(confident(6, 1), BOOTSTRAP).get(8);

    assertThat(empty.lower()).isNaN();
    assertThat(empty.upper()).isNaN();
  }

  @Test
  void binOfFewDonorsHasNoneRatherThanOneWithoutWidth() {
    Interval ofOneDonor = ReliabilityIntervals.of(confident(1, 9), BOOTSTRAP).get(13);
    Interval ofFive = ReliabilityIntervals.of(confident(5, 9), BOOTSTRAP).get(13);

    assertThat(ofOneDonor.lower()).isNaN();
    assertThat(ofFive.lower()).isLessThan(ofFive.upper());
  }

  private static Predictions confident(int donors, int cellsOfDonor) {
    List<Cell> cells = new ArrayList<>();
    double[][] probabilities = new double[donors * cellsOfDonor][];
    for (int i = 0; i < probabilities.length; i++) {
      int donor = i / cellsOfDonor;
      String subclass = (donor % 2 == 0) == (i % 4 < 2) ? "Pvalb" : "Sst";
      cells.add(
          new Cell(
              "cell" + i,
              Species.MOUSE,
              Optional.of("donor" + donor),
              Optional.of(subclass),
              Optional.empty()));
      boolean saysPvalb = (donor % 2 == 0) == subclass.equals("Pvalb");
      probabilities[i] = saysPvalb ? new double[] {0.9, 0.1} : new double[] {0.1, 0.9};
    }
    return Predictions.of(
        new Cohort("by hand", cells, List.of(), List.of()),
        List.of(
            new FoldPredictions(
                0, 0, IntStream.range(0, probabilities.length).toArray(), probabilities)));
  }
}
