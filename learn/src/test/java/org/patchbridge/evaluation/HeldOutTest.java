package org.patchbridge.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.Split;
import org.patchbridge.metric.TestPredictions;
import org.patchbridge.random.DerivedSeed;

class HeldOutTest {
  private static final Cohort COHORT =
      DonorCells.cohort(20, 3, donor -> donor % 2 == 0 ? "Pvalb" : "Vip", true);

  /** Not in the cohort's order, and not all of it. */
  private static final int[] TRAIN = IntStream.range(0, 48).map(i -> 55 - i).toArray();

  private record Fitting(int[] train, int[] validation, long seed) {}

  /** Says of a cell its row and how many fits there were before. */
  private static final class Witness implements Learner {
    private final List<Fitting> fits = new ArrayList<>();
    private final List<int[]> asked = new ArrayList<>();

    @Override
    public String name() {
      return "witness";
    }

    @Override
    public Classifier fit(Cohort cohort, int[] train, int[] validation, long seed) {
      fits.add(new Fitting(train, validation, seed));
      return (any, rows) -> {
        asked.add(rows);
        return Arrays.stream(rows).mapToObj(row -> new double[] {row}).toArray(double[][]::new);
      };
    }
  }

  @Test
  void everyTrainingCellIsPredictedByAModelThatHasNotSeenItsDonor() {
    Witness witness = new Witness();
    List<Split> folds = HeldOut.folds(COHORT, TRAIN, 4, 7).orElseThrow();

    double[][] heldOut = HeldOut.probabilities(witness, COHORT, TRAIN, folds, 7);

    assertThat(Arrays.stream(heldOut).mapToInt(row -> (int) row[0])).containsExactly(boxed(TRAIN));
    assertThat(witness.fits).hasSize(4);
    int[] donors = COHORT.donorNumbers();
    for (int i = 0; i < 4; i++) {
      int[] train = witness.fits.get(i).train();
      int[] asked = witness.asked.get(i);
      assertThat(IntStream.concat(Arrays.stream(train), Arrays.stream(asked)))
          .containsExactlyInAnyOrder(boxed(TRAIN));
      assertThat(Arrays.stream(train).map(row -> donors[row]).boxed())
          .doesNotContainAnyElementsOf(
              Arrays.stream(asked).map(row -> donors[row]).boxed().toList());
      assertThat(witness.fits.get(i).validation()).isEmpty();
      assertThat(witness.fits.get(i).seed()).isEqualTo(DerivedSeed.of(7, i + 1));
    }
  }

  private static Integer[] boxed(int[] values) {
    return Arrays.stream(values).boxed().toArray(Integer[]::new);
  }

  @Test
  void classOfOneCellCannotBeHeldOut() {
    Cohort cohort = TestPredictions.cohort("A1 A2 A3 A4 B5");
    assertThat(HeldOut.folds(cohort, new int[] {0, 1, 2, 3, 4}, 2, 1)).isEmpty();
    assertThat(HeldOut.folds(cohort, new int[] {0, 1, 2, 3}, 2, 1)).isPresent();
  }
}
