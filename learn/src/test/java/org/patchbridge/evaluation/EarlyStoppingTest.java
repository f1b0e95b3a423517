package org.patchbridge.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.patchbridge.dataset.Cohort;

class EarlyStoppingTest {
  /** Keeps what it was given. */
  private static final class Witness implements Learner {
    private int[] train;
    private int[] validation;

    @Override
    public String name() {
      return "witness";
    }

    @Override
    public Classifier fit(Cohort cohort, int[] trained, int[] validated, long seed) {
      train = trained;
      validation = validated;
      return (any, rows) -> new double[rows.length][2];
    }
  }

  private final Witness witness = new Witness();

  private static Cohort cohort(int donors) {
    return DonorCells.cohort(donors, 3, donor -> donor % 2 == 0 ? "Pvalb" : "Vip", true);
  }

  private static Set<String> donors(Cohort cohort, int[] rows) {
    return Arrays.stream(rows)
        .mapToObj(row -> cohort.cells().get(row).donor().orElseThrow())
        .collect(Collectors.toSet());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void aSixthIsSetAsideWithDonorsOfItsOwn(long seed) {
    Cohort cohort = cohort(60);
    int[] train = IntStream.range(30, 150).toArray();

    new EarlyStopping(witness).fit(cohort, train, new int[0], seed);

    assertThat(witness.validation).hasSizeBetween(train.length / 9, train.length / 4);
    assertThat(IntStream.concat(Arrays.stream(witness.train), Arrays.stream(witness.validation)))
        .containsExactlyInAnyOrder(Arrays.stream(train).boxed().toArray(Integer[]::new));
    assertThat(donors(cohort, witness.train))
        .doesNotContainAnyElementsOf(donors(cohort, witness.validation));
  }

  @Test
  void givenValidationCellsAreUsedAsTheyAre() {
    Cohort cohort = cohort(60);
    int[] train = IntStream.range(0, 90).toArray();
    int[] validation = IntStream.range(90, 120).toArray();

    new EarlyStopping(witness).fit(cohort, train, validation, 1);

    assertThat(witness.train).isEqualTo(train);
    assertThat(witness.validation).isEqualTo(validation);
  }

  @Test
  void classOfThreeDonorsIsNoReasonToTrainToTheEnd() {
    Cohort cohort = DonorCells.cohort(60, 3, donor -> donor < 57 ? "Pvalb" : "Vip", true);
    int[] train = IntStream.range(0, cohort.size()).toArray();

    new EarlyStopping(witness).fit(cohort, train, new int[0], 1);

    assertThat(witness.validation).hasSizeBetween(train.length / 9, train.length / 4);
    assertThat(Arrays.stream(witness.train).filter(row -> row >= 57 * 3).count())
        .isGreaterThanOrEqualTo(6);
  }

  @Test
  void tooFewDonorsTrainToTheEnd() {
    Cohort cohort = cohort(4);
    int[] train = IntStream.range(0, cohort.size()).toArray();

    new EarlyStopping(witness).fit(cohort, train, new int[0], 1);

    assertThat(witness.train).isEqualTo(train);
    assertThat(witness.validation).isEmpty();
  }
}
