package org.patchbridge.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.patchbridge.comparison.ComparisonFamily.ComparedPredictions;
import org.patchbridge.comparison.ComparisonFamily.Joint;
import org.patchbridge.dataset.Cell;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.Species;
import org.patchbridge.metric.Bootstrap;
import org.patchbridge.metric.FoldId;
import org.patchbridge.metric.FoldPredictions;
import org.patchbridge.metric.Interval;
import org.patchbridge.metric.OverallMetric;
import org.patchbridge.metric.Predictions;
import org.patchbridge.metric.TestPredictions;

class ComparisonFamilyTest {
  private static final Bootstrap BOOTSTRAP = new Bootstrap(300, 0.95, 4);
  private static final int CELLS = 120;
  private static final int MODELS = 7;

  @Test
  void eachIsThePairedComparisonBesidesTheIntervalThatHoldsForAll() {
    List<Predictions> models = equallyGood(1);
    List<ComparedPredictions> pairs = pairs(models);

    ComparisonFamily family = ComparisonFamily.of(pairs, OverallMetric.MACRO_F1, BOOTSTRAP);

    assertThat(family.comparisons()).hasSize(MODELS * (MODELS - 1) / 2);
    for (int k = 0; k < pairs.size(); k++) {
      assertThat(family.comparisons().get(k).difference())
          .isEqualTo(
              PairedComparison.of(pairs.get(k).first(), pairs.get(k).second(), BOOTSTRAP)
                  .difference(OverallMetric.MACRO_F1));
    }
    assertThat(family.criticalValue()).isBetween(2.5, 3.3);
  }

  @Test
  void ofEqualModelsHardlyAnyFamilyHasAnIntervalThatLeavesOutZero() {
    // 21 comparisons of 7 models of the same quality; 40 data sets. Each interval by itself errs in
    // 5 % of the comparisons, which is far more than 5 % of the data sets.
    int wrongAlone = 0;
    int wrongTogether = 0;
    for (int dataSet = 0; dataSet < 40; dataSet++) {
      List<Joint> family =
          ComparisonFamily.of(pairs(equallyGood(dataSet)), OverallMetric.MACRO_F1, BOOTSTRAP)
              .comparisons();
      boolean alone = family.stream().allMatch(each -> each.difference().interval().contains(0));
      boolean together = family.stream().allMatch(each -> each.together().contains(0));
      wrongAlone += alone ? 0 : 1;
      wrongTogether += together ? 0 : 1;
    }
    assertThat(wrongAlone).isGreaterThan(10);
    assertThat(wrongTogether).isLessThanOrEqualTo(5);
  }

  @Test
  void oneComparisonNeedsNoWiderInterval() {
    List<Predictions> models = equallyGood(1);
    Joint only =
        ComparisonFamily.of(
                List.of(new ComparedPredictions(models.get(0), models.get(1))),
                OverallMetric.MACRO_F1,
                BOOTSTRAP)
            .comparisons()
            .get(0);
    Interval alone = only.difference().interval();
    double width = alone.upper() - alone.lower();
    assertThat(only.together().upper() - only.together().lower())
        .isBetween(0.9 * width, 1.1 * width);
  }

  @Test
  void predictionsOfOtherFoldsAreNotComparable() {
    Predictions whole = equallyGood(1).get(0);
    ComparedPredictions pair = new ComparedPredictions(whole, whole.inFold(new FoldId(0, 0)));
    ComparedPredictions other =
        new ComparedPredictions(
            whole, TestPredictions.certain(TestPredictions.cohort("A1 B2"), "AB"));

    assertThat(pair.isComparable()).isTrue();
    assertThat(other.isComparable()).isFalse();
    assertThatThrownBy(() -> ComparisonFamily.of(List.of(other), OverallMetric.MACRO_F1, BOOTSTRAP))
        .isInstanceOf(PairingException.class);
  }

  private static List<ComparedPredictions> pairs(List<Predictions> models) {
    List<ComparedPredictions> pairs = new ArrayList<>();
    for (int i = 0; i < models.size(); i++) {
      for (int j = i + 1; j < models.size(); j++) {
        pairs.add(new ComparedPredictions(models.get(i), models.get(j)));
      }
    }
    return pairs;
  }

  /** Each model is right in seven of ten cells, whichever these are. */
  private static List<Predictions> equallyGood(int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Cell> cells =
        IntStream.range(0, CELLS)
            .mapToObj(
                i ->
                    new Cell(
                        "cell" + i,
                        Species.MOUSE,
                        Optional.of("donor" + i / 2),
                        Optional.of(i % 4 < 2 ? "Pvalb" : "Sst"),
                        Optional.empty()))
            .toList();
    Cohort cohort = new Cohort("by hand", cells, List.of(), List.of());
    int[] rows = IntStream.range(0, CELLS).toArray();
    List<Predictions> models = new ArrayList<>();
    for (int model = 0; model < MODELS; model++) {
      double[][] probabilities = new double[CELLS][];
      for (int row = 0; row < CELLS; row++) {
        boolean isPvalb = (row % 4 < 2) == random.nextDouble() < 0.7;
        probabilities[row] = new double[] {isPvalb ? 0.9 : 0.1, isPvalb ? 0.1 : 0.9};
      }
      models.add(Predictions.of(cohort, List.of(new FoldPredictions(0, 0, rows, probabilities))));
    }
    return models;
  }
}
