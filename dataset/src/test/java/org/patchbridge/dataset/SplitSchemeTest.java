package org.patchbridge.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What must hold of every split, over seeded random cohorts. */
class SplitSchemeTest {
  private static final List<SplitScheme> SCHEMES =
      List.of(
          new DonorGroupedKFold(5),
          new DonorGroupedKFold(3, 0.2),
          new StratifiedKFold(5),
          new StratifiedKFold(5, 0.2),
          new StratifiedHoldout(0.6, 0.2, 0.2));

  static Stream<Arguments> schemesAndSeeds() {
    return SCHEMES.stream()
        .flatMap(scheme -> IntStream.range(0, 10).mapToObj(seed -> Arguments.of(scheme, seed)));
  }

  static Stream<Arguments> kFoldsAndSeeds() {
    return schemesAndSeeds().filter(a -> !(a.get()[0] instanceof StratifiedHoldout));
  }

  static Stream<Arguments> donorGroupedAndSeeds() {
    return schemesAndSeeds().filter(a -> a.get()[0] instanceof DonorGroupedKFold);
  }

  static Stream<Arguments> ungroupedAndSeeds() {
    return schemesAndSeeds().filter(a -> !(a.get()[0] instanceof DonorGroupedKFold));
  }

  @ParameterizedTest
  @MethodSource("schemesAndSeeds")
  void partsOfASplitHoldEveryLabelledCellOnceAndNoOther(SplitScheme scheme, int seed) {
    Cohort cohort = RandomCohorts.donorsWithAFavouriteClass(seed);
    int[] labels = cohort.labels();
    int[] labelled = IntStream.range(0, labels.length).filter(i -> labels[i] >= 0).toArray();
    assertThat(labelled).hasSizeLessThan(cohort.size());
    for (Split split : scheme.splits(cohort, 2, seed)) {
      int[] all =
          Stream.of(split.train(), split.validation(), split.test())
              .flatMapToInt(Arrays::stream)
              .sorted()
              .toArray();
      assertThat(all).isEqualTo(labelled);
    }
  }

  @ParameterizedTest
  @MethodSource("kFoldsAndSeeds")
  void everyCellIsTestedOnceInEveryRun(SplitScheme scheme, int seed) {
    Cohort cohort = RandomCohorts.donorsWithAFavouriteClass(seed);
    List<Split> splits = scheme.splits(cohort, 3, seed);
    for (int run = 0; run < 3; run++) {
      int number = run;
      List<Integer> tested =
          splits.stream()
              .filter(split -> split.run() == number)
              .flatMap(split -> Arrays.stream(split.test()).boxed())
              .toList();
      assertThat(tested)
          .doesNotHaveDuplicates()
          .hasSize((int) Arrays.stream(cohort.labels()).filter(label -> label >= 0).count());
    }
  }

  @ParameterizedTest
  @MethodSource("donorGroupedAndSeeds")
  void donorsAreInOnePartOnly(SplitScheme scheme, int seed) {
    Cohort cohort = RandomCohorts.donorsWithAFavouriteClass(seed);
    for (Split split : scheme.splits(cohort, 2, seed)) {
      Set<String> train = donors(cohort, split.train());
      Set<String> validation = donors(cohort, split.validation());
      Set<String> test = donors(cohort, split.test());
      assertThat(test).isNotEmpty();
      assertThat(Collections.disjoint(test, train)).isTrue();
      assertThat(Collections.disjoint(validation, train)).isTrue();
      assertThat(Collections.disjoint(validation, test)).isTrue();
      assertThat(DonorAudit.of(cohort, split).donorsOnBothSides()).isZero();
    }
  }

  private static Set<String> donors(Cohort cohort, int[] rows) {
    Set<String> donors = new HashSet<>();
    Arrays.stream(rows).forEach(row -> donors.add(cohort.cells().get(row).donor().orElseThrow()));
    return donors;
  }

  /** Donors of up to 8 cells cannot be cut, so a fold may be off by some cells, never many. */
  @ParameterizedTest
  @MethodSource("donorGroupedAndSeeds")
  void donorGroupedFoldsHoldAboutTheirShareOfEachClass(SplitScheme scheme, int seed) {
    Cohort cohort = RandomCohorts.donorsWithAFavouriteClass(seed);
    int folds = ((DonorGroupedKFold) scheme).folds();
    double[] totals = classCounts(cohort, IntStream.range(0, cohort.size()).toArray());
    for (Split split : scheme.splits(cohort, 1, seed)) {
      double[] tested = classCounts(cohort, split.test());
      for (int c = 0; c < totals.length; c++) {
        assertThat(tested[c]).isCloseTo(totals[c] / folds, within(3.0));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("schemesAndSeeds")
  void validationPartsHoldAboutTheirShareOfAllCells(SplitScheme scheme, int seed) {
    Cohort cohort = RandomCohorts.donorsWithAFavouriteClass(seed);
    for (Split split : scheme.splits(cohort, 1, seed)) {
      int all = split.train().length + split.validation().length + split.test().length;
      double share = (double) split.validation().length / all;
      double expected = scheme.equals(SCHEMES.get(0)) || scheme.equals(SCHEMES.get(2)) ? 0 : 0.2;
      assertThat(share).isCloseTo(expected, within(expected == 0 ? 0 : 0.04));
    }
  }

  @ParameterizedTest
  @MethodSource("ungroupedAndSeeds")
  void ungroupedTestPartsAreWithinOneCellOfTheirShareOfAClass(SplitScheme scheme, int seed) {
    Cohort cohort = RandomCohorts.donorsWithAFavouriteClass(seed);
    double[] totals = classCounts(cohort, IntStream.range(0, cohort.size()).toArray());
    for (Split split : scheme.splits(cohort, 1, seed)) {
      double[] tested = classCounts(cohort, split.test());
      for (int c = 0; c < totals.length; c++) {
        assertThat(tested[c]).isCloseTo(totals[c] / 5, within(1.0));
      }
    }
  }

  private static double[] classCounts(Cohort cohort, int[] rows) {
    int[] labels = cohort.labels();
    double[] counts = new double[cohort.classes().size()];
    Arrays.stream(rows).filter(row -> labels[row] >= 0).forEach(row -> counts[labels[row]]++);
    return counts;
  }

  @ParameterizedTest
  @MethodSource("schemesAndSeeds")
  void sameSeedGivesTheSameSplitAndAnotherSeedAnother(SplitScheme scheme, int seed) {
    Cohort cohort = RandomCohorts.donorsWithAFavouriteClass(seed);
    List<Split> once = scheme.splits(cohort, 1, seed);
    assertThat(parts(scheme.splits(cohort, 1, seed))).isEqualTo(parts(once));
    assertThat(parts(scheme.splits(cohort, 1, seed + 1L))).isNotEqualTo(parts(once));
  }

  @ParameterizedTest
  @MethodSource("schemesAndSeeds")
  void runsAreTheSplitsOfConsecutiveSeeds(SplitScheme scheme, int seed) {
    Cohort cohort = RandomCohorts.donorsWithAFavouriteClass(seed);
    List<Split> runs = scheme.splits(cohort, 3, seed);
    List<Split> third = runs.stream().filter(split -> split.run() == 2).toList();
    assertThat(third).allSatisfy(split -> assertThat(split.seed()).isEqualTo(seed + 2L));
    assertThat(parts(third)).isEqualTo(parts(scheme.splits(cohort, 1, seed + 2L)));
  }

  private static List<List<Integer>> parts(List<Split> splits) {
    return splits.stream()
        .flatMap(split -> Stream.of(split.train(), split.validation(), split.test()))
        .map(part -> Arrays.stream(part).boxed().toList())
        .toList();
  }

  @Test
  void foldsOfUngroupedCrossValidationDifferByAtMostOneCellInAll() {
    Cohort cohort = RandomCohorts.of("A1 A2 A3 A4 A5 A6 B1 B2 B3 B4 B5 B6 C1 C2 C3 C4 C5 C6");
    assertThat(new StratifiedKFold(5).splits(cohort, 1, 7))
        .extracting(split -> split.test().length)
        .allSatisfy(size -> assertThat(size).isBetween(3, 4));
  }

  @Test
  void namesSayWhetherDonorsAreGrouped() {
    assertThat(SCHEMES)
        .extracting(SplitScheme::name)
        .containsExactly(
            "donor-grouped stratified 5-fold",
            "donor-grouped stratified 3-fold, 20 % validation",
            "stratified 5-fold, donors not grouped",
            "stratified 5-fold, 20 % validation, donors not grouped",
            "stratified hold-out 60/20/20, donors not grouped");
  }

  @Test
  void impossibleSettingsAreRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new StratifiedKFold(1));
    assertThatIllegalArgumentException().isThrownBy(() -> new DonorGroupedKFold(2, 0.5));
    assertThatIllegalArgumentException().isThrownBy(() -> new DonorGroupedKFold(5, Double.NaN));
    assertThatIllegalArgumentException().isThrownBy(() -> new StratifiedHoldout(0.6, 0.2, 0.3));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new StratifiedKFold(2).splits(RandomCohorts.of("A1 A2"), 0, 1))
        .withMessageContaining("runs is 0");
  }
}
