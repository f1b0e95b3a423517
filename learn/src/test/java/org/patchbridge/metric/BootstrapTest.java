package org.patchbridge.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.patchbridge.metric.ClassMetric.Kind.RECALL;
import static org.patchbridge.metric.TestPredictions.certain;
import static org.patchbridge.metric.TestPredictions.cohort;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.patchbridge.dataset.Cell;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.Species;

class BootstrapTest {
  private static final List<Metric> ACCURACY = List.of(OverallMetric.ACCURACY);

  @Test
  void twoDonorsOneRightOneWrongGiveTheBinomialOfTwoDraws() {
    // Donor 1 has 3 cells, all right; donor 2 has 1, wrong. Drawn twice: accuracy 1, 3/4 or 0 with
    // probability 1/4, 1/2, 1/4.
    Predictions p = certain(cohort("A1 A1 A1 B2"), "AAAA");
    double[] values = new Bootstrap(4_000, 0.95, 5).replicate(p, ACCURACY)[0];
    assertThat(share(values, 1)).isCloseTo(0.25, within(0.03)); // 4 standard errors
    assertThat(share(values, 0.75)).isCloseTo(0.5, within(0.035));
    assertThat(share(values, 0)).isCloseTo(0.25, within(0.03));
    Interval interval = new Bootstrap(4_000, 0.4, 5).intervals(p, ACCURACY).get(0);
    assertThat(interval.lower()).isEqualTo(0.75); // 30th percentile
    assertThat(interval.upper()).isEqualTo(0.75); // 70th percentile
  }

  private static double share(double[] values, double wanted) {
    return (double) IntStream.range(0, values.length).filter(i -> values[i] == wanted).count()
        / values.length;
  }

  @Test
  void replicateEqualsTheMetricOfTheResampledCells() {
    Simulation simulation = new Simulation(3, 12, true);
    Predictions p = simulation.predictions();
    List<Metric> metrics = Metric.all(p.classes());
    UnitTallies units = UnitTallies.of(p, simulation.unitOfDonor());
    int[] times = {0, 2, 1, 0, 3, 1, 1, 0, 1, 2, 1, 0};
    double[] sums = new double[new TallyLayout(2).width()];
    for (int row = 0; row < p.size(); row++) {
      for (int copy = 0; copy < times[p.donor(row)]; copy++) {
        new TallyLayout(2).add(p.probabilities(row), p.truth(row), sums);
      }
    }
    for (Metric metric : metrics) {
      assertThat(metric.of(units.weighted(times)))
          .as(metric.id())
          .isCloseTo(metric.of(new Tally(2, sums)), within(1e-12));
    }
  }

  @Test
  void runsAreResampledByTheSameDonorsAndAveraged() {
    // In run 0 only donor 1 is right, in run 1 only donor 2: whatever is drawn, the mean is ½.
    Cohort cohort = cohort("A1 A2 B3");
    Predictions p =
        Predictions.of(
            cohort, List.of(certain(cohort, 0, 0, "AB", 0, 1), certain(cohort, 1, 0, "BA", 0, 1)));
    assertThat(new Bootstrap(100, 0.95, 1).replicate(p, ACCURACY)[0]).containsOnly(0.5);
  }

  @Test
  void sameSeedGivesTheSameIntervalAndAnotherSeedAnother() {
    Predictions p = new Simulation(1, 40, true).predictions();
    List<Interval> once = new Bootstrap(200, 0.95, 9).intervals(p, Metric.all(p.classes()));
    assertThat(new Bootstrap(200, 0.95, 9).intervals(p, Metric.all(p.classes()))).isEqualTo(once);
    assertThat(new Bootstrap(200, 0.95, 10).intervals(p, Metric.all(p.classes())))
        .isNotEqualTo(once);
  }

  @Test
  void unitIsNamedWhereDonorsAreUnknown() {
    Bootstrap bootstrap = new Bootstrap(10, 0.95, 1);
    assertThat(bootstrap.intervals(certain(cohort("A1 B1 B2"), "ABB"), ACCURACY).get(0))
        .extracting(Interval::unit, Interval::units)
        .containsExactly(ResamplingUnit.DONOR, 2);
    assertThat(bootstrap.intervals(certain(cohort("A B B"), "ABB"), ACCURACY).get(0))
        .extracting(Interval::unit, Interval::units)
        .containsExactly(ResamplingUnit.CELL, 3);
    assertThat(bootstrap.intervals(certain(cohort("A1 B1 B"), "ABB"), ACCURACY).get(0))
        .extracting(Interval::unit, Interval::units)
        .containsExactly(ResamplingUnit.DONOR_OR_CELL, 2);
  }

  /**
   * 200 simulated studies of 40 donors whose accuracies differ widely (uniform on 0–1, so the true
   * accuracy is ½). Nominal 95 %; the percentile bootstrap on 40 units is known to fall a little
   * short, and 200 studies have a standard error of 1.5 %.
   */
  @Test
  void intervalOverDonorsCoversTheTruthAboutAsOftenAsItSays() {
    assertThat(coverage(true)).isBetween(0.88, 0.99);
  }

  @Test
  void intervalOverCellsIsFarTooNarrowWhereCellsShareDonors() {
    assertThat(coverage(false)).isLessThan(0.8);
  }

  private static double coverage(boolean donorsKnown) {
    int studies = 200;
    int covered = 0;
    for (int study = 0; study < studies; study++) {
      Predictions p = new Simulation(study, 40, donorsKnown).predictions();
      Interval interval = new Bootstrap(200, 0.95, study).intervals(p, ACCURACY).get(0);
      covered += interval.contains(0.5) ? 1 : 0;
    }
    return (double) covered / studies;
  }

  /** Donors of 10 cells each; a donor's cells are right with a probability drawn per donor. */
  private record Simulation(long seed, int donors, boolean donorsKnown) {

    Predictions predictions() {
      SplittableRandom random = new SplittableRandom(seed);
      List<Cell> cells = new ArrayList<>();
      double[][] probabilities = new double[10 * donors][];
      for (int i = 0; i < 10 * donors; i++) {
        cells.add(cell(i));
      }
      for (int donor = 0; donor < donors; donor++) {
        double accuracy = random.nextDouble();
        for (int i = 10 * donor; i < 10 * donor + 10; i++) {
          boolean sayA = (random.nextDouble() < accuracy) == (i % 2 == 0);
          double p = 0.5 + 0.5 * random.nextDouble();
          probabilities[i] = sayA ? new double[] {p, 1 - p} : new double[] {1 - p, p};
        }
      }
      Cohort cohort = new Cohort("simulated", cells, List.of(), List.of());
      return TestPredictions.single(cohort, probabilities);
    }

    private Cell cell(int i) {
      Optional<String> donor = donorsKnown ? Optional.of("donor-" + i / 10) : Optional.empty();
      return new Cell(
          "cell-" + i, Species.MOUSE, donor, Optional.of(i % 2 == 0 ? "A" : "B"), Optional.empty());
    }

    Map<Integer, Integer> unitOfDonor() {
      Map<Integer, Integer> units = new HashMap<>();
      IntStream.range(0, donors).forEach(donor -> units.put(donor, donor));
      return units;
    }
  }

  /** Ten donors of A and two of B, four cells each; one cell of A and one of B are wrong. */
  private static Predictions twoDonorsOfB() {
    StringBuilder words = new StringBuilder();
    StringBuilder said = new StringBuilder();
    for (int cell = 0; cell < 48; cell++) {
      boolean isA = cell < 40;
      words.append(isA ? "A" : "B").append((char) ('a' + cell / 4)).append(' ');
      said.append((cell == 0 || cell == 40) == isA ? 'B' : 'A');
    }
    return certain(cohort(words.toString().strip()), said.toString());
  }

  @Test
  void metricsOfClassesAreNotDefinedInDrawsWithoutTheClass() {
    Predictions p = twoDonorsOfB();
    List<Metric> metrics = Metric.all(p.classes());
    double[][] values = Bootstrap.withSeed(1).replicate(p, metrics);
    List<Interval> intervals = Bootstrap.withSeed(1).intervals(p, metrics);
    double lacking = Math.pow(10 / 12.0, 12);

    for (int m = 0; m < metrics.size(); m++) {
      double undefined = Arrays.stream(values[m]).filter(Double::isNaN).count() / 2_000.0;
      String id = metrics.get(m).id();
      boolean isOfB = id.endsWith(":B") || id.equals("macro_f1") || id.equals("balanced_accuracy");
      assertThat(undefined).as(id).isCloseTo(isOfB ? lacking : 0, within(isOfB ? 0.03 : 0));
      assertThat(intervals.get(m).replicates())
          .isEqualTo(2_000 - (int) Math.round(2_000 * undefined));
    }
  }

  @Test
  void intervalOfMacroF1HoldsTheEstimateAndDoesNotReachDownToOneClassOfTwo() {
    Predictions p = twoDonorsOfB();
    Interval interval = Bootstrap.withSeed(1).intervals(p, List.of(OverallMetric.MACRO_F1)).get(0);

    double estimate = OverallMetric.MACRO_F1.of(p);
    assertThat(estimate).isCloseTo(0.925, within(0.02));
    assertThat(interval.contains(estimate)).isTrue();
    assertThat(interval.lower()).isGreaterThan(0.75);
  }

  @Test
  void whereMostDrawsLackAClassMacroF1HasNoIntervalAndAccuracyHas() {
    Predictions p = certain(cohort("A1 B2 C3 D4 E5 F6"), "ABCDEA");
    List<Interval> intervals =
        Bootstrap.withSeed(1).intervals(p, List.of(OverallMetric.MACRO_F1, OverallMetric.ACCURACY));

    assertThat(intervals.get(0).lower()).isNaN();
    assertThat(intervals.get(0).upper()).isNaN();
    assertThat(intervals.get(1).lower()).isBetween(0.0, 0.9);
  }

  @Test
  void runWithoutAClassInADrawIsLeftOutOfTheMeanOverRuns() {
    // Donor 2 of class B is tested in run 1 only.
    Cohort cohort = cohort("A1 B2 B3");
    Predictions p =
        Predictions.of(
            cohort, List.of(certain(cohort, 0, 0, "AA", 0, 2), certain(cohort, 1, 0, "AB", 0, 1)));
    double[] values =
        new Bootstrap(200, 0.95, 1).replicate(p, List.of(new ClassMetric(RECALL, 1, "B")))[0];

    assertThat(values).contains(0, 0.5, 1).contains(Double.NaN);
  }

  @Test
  void nothingToResampleIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                Bootstrap.withSeed(1).intervals(Predictions.of(cohort("A"), List.of()), ACCURACY));
    assertThatIllegalArgumentException().isThrownBy(() -> new Bootstrap(0, 0.95, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new Bootstrap(10, 1, 1));
  }
}
