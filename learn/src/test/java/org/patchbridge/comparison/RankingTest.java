package org.patchbridge.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.patchbridge.comparison.ComparisonFamily.ComparedPredictions;
import org.patchbridge.dataset.Cell;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.Species;
import org.patchbridge.metric.Bootstrap;
import org.patchbridge.metric.FoldId;
import org.patchbridge.metric.FoldPredictions;
import org.patchbridge.metric.OverallMetric;
import org.patchbridge.metric.Predictions;

class RankingTest {
  private static final Bootstrap BOOTSTRAP = new Bootstrap(300, 0.95, 4);
  private static final int CELLS = 400;

  private final SplittableRandom random = new SplittableRandom(1);

  private Ranking ranking(Predictions... models) {
    return Ranking.of(List.of(models), OverallMetric.MACRO_F1, BOOTSTRAP);
  }

  @Test
  void differencesThatLeaveOutZeroMakeRanksAndOthersShareThem() {
    Ranking ranking = ranking(right(0.7), right(0.95), right(0.94), right(0.5), right(0.71));

    assertThat(ranking.rankOfEach()).containsExactly(3, 1, 1, 5, 3);
    assertThat(ranking.pairs()).isEqualTo(10);
  }

  @Test
  void lowerIsBetterWhereTheMetricSaysSo() {
    List<Predictions> models = List.of(right(0.6), right(0.95));

    assertThat(Ranking.of(models, OverallMetric.BRIER, BOOTSTRAP).rankOfEach())
        .containsExactly(2, 1);
  }

  /** Oracle: the family of all pairs. */
  @Test
  void intervalsAreThoseOfTheFamilyOfAllPairs() {
    List<Predictions> models = List.of(right(0.8), right(0.75), right(0.7), right(0.78));
    List<ComparedPredictions> pairs = new ArrayList<>();
    for (int i = 0; i < models.size(); i++) {
      for (int j = i + 1; j < models.size(); j++) {
        pairs.add(new ComparedPredictions(models.get(i), models.get(j)));
      }
    }
    ComparisonFamily family = ComparisonFamily.of(pairs, OverallMetric.MACRO_F1, BOOTSTRAP);

    Ranking ranking = Ranking.of(models, OverallMetric.MACRO_F1, BOOTSTRAP);

    assertThat(ranking.criticalValue()).isCloseTo(family.criticalValue(), within(1e-9));
    for (int k = 0; k < pairs.size(); k++) {
      ComparisonFamily.Joint joint =
          ranking.compared(
              models.indexOf(pairs.get(k).first()), models.indexOf(pairs.get(k).second()));
      assertThat(joint.difference()).isEqualTo(family.comparisons().get(k).difference());
      assertThat(joint.together().lower())
          .isCloseTo(family.comparisons().get(k).together().lower(), within(1e-9));
    }
  }

  @Test
  void ofEquallyGoodModelsTheLuckiestIsSeldomAloneAtTheTop() {
    int wrong = 0;
    for (int dataSet = 0; dataSet < 40; dataSet++) {
      int[] ranks =
          ranking(right(0.7), right(0.7), right(0.7), right(0.7), right(0.7)).rankOfEach();
      wrong += IntStream.of(ranks).allMatch(rank -> rank == 1) ? 0 : 1;
    }
    assertThat(wrong).isLessThanOrEqualTo(5);
  }

  @Test
  void modelsThatSayTheSameShareARank() {
    Predictions one = right(0.7);

    assertThat(ranking(one, one).rankOfEach()).containsExactly(1, 1);
    assertThat(ranking(one).rankOfEach()).containsExactly(1);
    assertThat(ranking().rankOfEach()).isEmpty();
  }

  /** Of one donor every draw is the same: nothing says how sure a difference is. */
  @Test
  void oneDonorTellsNothingApart() {
    Cohort cohort = cohort(1);

    assertThat(ranking(predictions(cohort, 0.95), predictions(cohort, 0.5)).rankOfEach())
        .containsExactly(1, 1);
  }

  @Test
  void otherFoldsAreNotRanked() {
    Predictions whole = right(0.7);
    List<FoldPredictions> half =
        List.of(new FoldPredictions(0, 0, new int[] {0, 1}, new double[][] {{1, 0}, {1, 0}}));

    assertThatThrownBy(() -> ranking(whole, Predictions.of(COHORT, half)))
        .isInstanceOf(PairingException.class);
    assertThat(ranking(whole, whole.inFold(new FoldId(0, 0))).rankOfEach()).hasSize(2);
  }

  private static final Cohort COHORT = cohort(CELLS / 2);

  private static Cohort cohort(int donors) {
    List<Cell> cells =
        IntStream.range(0, CELLS)
            .mapToObj(
                i ->
                    new Cell(
                        "cell" + i,
                        Species.MOUSE,
                        Optional.of("donor" + i % donors),
                        Optional.of(i % 4 < 2 ? "Pvalb" : "Sst"),
                        Optional.empty()))
            .toList();
    return new Cohort("by hand", cells, List.of(), List.of());
  }

  /** A model that is right in this share of the cells, whichever these are. */
  private Predictions right(double share) {
    return predictions(COHORT, share);
  }

  private Predictions predictions(Cohort cohort, double share) {
    double[][] probabilities = new double[CELLS][];
    for (int row = 0; row < CELLS; row++) {
      boolean isPvalb = (row % 4 < 2) == random.nextDouble() < share;
      probabilities[row] = new double[] {isPvalb ? 0.9 : 0.1, isPvalb ? 0.1 : 0.9};
    }
    int[] rows = IntStream.range(0, CELLS).toArray();
    return Predictions.of(cohort, List.of(new FoldPredictions(0, 0, rows, probabilities)));
  }
}
