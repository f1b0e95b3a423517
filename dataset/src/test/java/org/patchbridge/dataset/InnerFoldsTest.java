package org.patchbridge.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InnerFoldsTest {
  /** Six donors of A, and B as given. */
  private static Cohort cohort(String b) {
    return RandomCohorts.of("A1 A1 A2 A2 A3 A3 A4 A4 A5 A5 A6 A6 " + b);
  }

  private static void assertEveryCellIsHeldOutOnce(Cohort cohort, List<Split> folds) {
    assertThat(folds.stream().flatMapToInt(fold -> Arrays.stream(fold.test())))
        .containsExactlyInAnyOrder(
            IntStream.range(0, cohort.size()).boxed().toArray(Integer[]::new));
    for (Split fold : folds) {
      assertThat(fold.test().length + fold.train().length).isEqualTo(cohort.size());
    }
  }

  private static Set<String> classes(Cohort cohort, int[] rows) {
    return Arrays.stream(rows)
        .mapToObj(row -> cohort.cells().get(row).subclass().orElseThrow())
        .collect(Collectors.toSet());
  }

  private static Set<String> donors(Cohort cohort, int[] rows) {
    return Arrays.stream(rows)
        .mapToObj(row -> cohort.cells().get(row).donor().orElseThrow())
        .collect(Collectors.toSet());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void whereClassesHaveEnoughDonorsTheyAreThoseOfDonorGroupedKFold(long seed) {
    Cohort cohort = RandomCohorts.donorsWithAFavouriteClass(seed);

    List<Split> inner = InnerFolds.withEveryClass(cohort, 4, seed).orElseThrow();

    List<Split> usual = new DonorGroupedKFold(4).repetition(cohort, 0, seed);
    assertThat(inner).usingRecursiveComparison().isEqualTo(usual);
    assertThat(InnerFolds.ofDonors(cohort, 4, seed).orElseThrow())
        .usingRecursiveComparison()
        .isEqualTo(usual);
  }

  @ParameterizedTest
  @ValueSource(strings = {"B7 B7 B8 B8 B9 B9", "B7 B7 B8", "B1 B2", "B7 B8 C9 C0"})
  void rareClassIsHeldOutInSomeFoldsAndLearntInAll(String rare) {
    Cohort cohort = cohort(rare);

    List<Split> folds = InnerFolds.withEveryClass(cohort, 4, 1).orElseThrow();

    assertThat(folds).hasSize(4);
    assertEveryCellIsHeldOutOnce(cohort, folds);
    for (Split fold : folds) {
      assertThat(classes(cohort, fold.train())).containsExactlyElementsOf(cohort.classes());
      assertThat(donors(cohort, fold.train()))
          .doesNotContainAnyElementsOf(donors(cohort, fold.test()));
    }
  }

  @Test
  void ofAClassOfOneDonorSingleCellsAreHeldOut() {
    Cohort cohort = cohort("B7 B7 B7");

    List<Split> folds = InnerFolds.withEveryClass(cohort, 4, 1).orElseThrow();

    assertEveryCellIsHeldOutOnce(cohort, folds);
    for (Split fold : folds) {
      assertThat(classes(cohort, fold.train())).contains("B");
      Set<String> shared = donors(cohort, fold.train());
      shared.retainAll(donors(cohort, fold.test()));
      assertThat(shared).isSubsetOf("7");
    }
  }

  @Test
  void classOfOneCellCannotBeHeldOut() {
    assertThat(InnerFolds.withEveryClass(cohort("B7"), 4, 1)).isEmpty();
    assertThat(InnerFolds.withEveryClass(RandomCohorts.of("?1 ?2"), 4, 1)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"A1 A2 A3,3", "A1 A1 A2 B2,2", "A A A A A A,5", "A1 A1 B1,0", "A,0"})
  void foldsOfDonorsAreAsManyAsThereAreDonorsAtMostAndNeedTwo(String words, int folds) {
    Cohort cohort = RandomCohorts.of(words);

    List<Split> found = InnerFolds.ofDonors(cohort, 5, 1).orElse(List.of());

    assertThat(found).hasSize(folds);
    if (folds > 0) {
      assertEveryCellIsHeldOutOnce(cohort, found);
    }
  }
}
