package org.patchbridge.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.patchbridge.dataset.FeatureMatrix;
import org.patchbridge.evaluation.MatrixClassifier;
import org.patchbridge.explain.PermutationImportance.Importance;
import org.patchbridge.forest.ForestModel;
import org.patchbridge.forest.ForestSettings;
import org.patchbridge.forest.LabelledMatrix;
import org.patchbridge.forest.RandomForest;

class PermutationImportanceTest {
  private static final LabelledMatrix DATA = LabelledMatrix.clusters(700, 6, 2, 3, 31);
  private static final int[] TEST = DATA.rows(400, 700);
  private static final ForestModel MODEL =
      RandomForest.with(ForestSettings.defaults().withTrees(40))
          .fit(DATA.x(), DATA.rows(0, 400), DATA.labels(), 2, 1);

  @ParameterizedTest
  @EnumSource(PredictionLoss.class)
  void informativeColumnsMatterAndNoiseDoesNot(PredictionLoss loss) {
    List<Importance> importances =
        PermutationImportance.with(loss, 5).ofColumns(MODEL, DATA.x(), TEST, DATA.labels(), 1);
    assertThat(importances).extracting(Importance::name).startsWith("x0", "x1");
    for (int column = 0; column < 6; column++) {
      double increase = importances.get(column).increase();
      if (column < 2) {
        assertThat(increase).as("x%d", column).isGreaterThan(0.05);
      } else {
        assertThat(increase).as("x%d", column).isCloseTo(0, within(0.03));
      }
    }
  }

  @Test
  void columnThatTheModelIgnoresHasImportanceZero() {
    List<Importance> importances =
        new ArrayList<>(
            PermutationImportance.with(PredictionLoss.MACRO_F1, 3)
                .ofColumns(secondClassAbove(1, 1.5), DATA.x(), TEST, DATA.labels(), 1));
    assertThat(importances.remove(1).increase()).isGreaterThan(0.1);
    assertThat(importances)
        .hasSize(5)
        .allSatisfy(
            importance -> {
              assertThat(importance.increase()).isZero();
              assertThat(importance.standardDeviation()).isZero();
            });
  }

  @Test
  void shufflingPerfectPredictorOfTwoEvenClassesCostsHalf() {
    double[][] rows = new double[2000][1];
    int[] labels = new int[rows.length];
    for (int i = 0; i < rows.length; i++) {
      labels[i] = i % 2;
      rows[i][0] = labels[i] - 0.5;
    }
    LabelledMatrix data = LabelledMatrix.of(rows, labels);
    Importance importance =
        PermutationImportance.with(PredictionLoss.MACRO_F1, 10)
            .ofColumns(secondClassAbove(0, 0), data.x(), data.allRows(), labels, 1)
            .get(0);
    // Agreement of 2000 shuffled coins: 0.5 with an SD of 0.011; of ten repeats' mean, 0.0035.
    assertThat(importance.increase()).isCloseTo(0.5, within(0.015));
    assertThat(importance.standardDeviation()).isBetween(0.003, 0.03);
  }

  @Test
  void copiesOfOneColumnShareTheirImportanceButTheirFamilyShowsIt() {
    FeatureMatrix x = DATA.x();
    double[][] rows = new double[x.rows()][4];
    for (int row = 0; row < rows.length; row++) {
      for (int column = 0; column < 3; column++) {
        rows[row][column] = x.at(row, 1);
      }
      rows[row][3] = x.at(row, 5);
    }
    LabelledMatrix copies = LabelledMatrix.of(rows, DATA.labels());
    FeatureMatrix grouped =
        new FeatureMatrix(
            x.rows(),
            copies.x().columns(),
            List.of("copies", "copies", "copies", "noise"),
            copies.x().values());
    ForestModel model =
        RandomForest.with(ForestSettings.defaults().withTrees(60))
            .fit(grouped, DATA.rows(0, 400), DATA.labels(), 2, 1);
    PermutationImportance measure = PermutationImportance.with(PredictionLoss.MACRO_F1, 5);
    List<Importance> families = measure.ofFamilies(model, grouped, TEST, DATA.labels(), 1);
    assertThat(families).extracting(Importance::name).containsExactly("copies", "noise");
    double alone = measure.ofColumns(model, grouped, TEST, DATA.labels(), 1).get(0).increase();
    assertThat(families.get(0).increase()).isGreaterThan(1.5 * alone).isGreaterThan(0.15);
    assertThat(families.get(1).increase()).isCloseTo(0, within(0.05));
  }

  @Test
  void equalSeedGivesEqualImportanceAndMatrixStaysAsItWas() {
    double[] before = DATA.x().values().clone();
    PermutationImportance measure = PermutationImportance.with(PredictionLoss.LOG_LOSS, 2);
    List<Importance> first = measure.ofColumns(MODEL, DATA.x(), TEST, DATA.labels(), 7);
    assertThat(measure.ofColumns(MODEL, DATA.x(), TEST, DATA.labels(), 7)).isEqualTo(first);
    assertThat(measure.ofColumns(MODEL, DATA.x(), TEST, DATA.labels(), 8)).isNotEqualTo(first);
    assertThat(DATA.x().values()).containsExactly(before);
  }

  @Test
  void lossesAreThoseComputedByHand() {
    double[][] probabilities = {{0.8, 0.2, 0}, {0.4, 0.6, 0}, {0.5, 0.5, 0}};
    int[] labels = {0, 1, 1};
    // Predictions 0 1 0: F1 of class 0 is 2·1/(1+2), of class 1 2·1/(2+1), of class 2 nothing.
    assertThat(PredictionLoss.MACRO_F1.of(probabilities, labels))
        .isCloseTo(1 - 4.0 / 9, within(1e-15));
    assertThat(PredictionLoss.LOG_LOSS.of(probabilities, labels))
        .isCloseTo(-(Math.log(0.8) + Math.log(0.6) + Math.log(0.5)) / 3, within(1e-15));
    assertThat(PredictionLoss.LOG_LOSS.of(new double[][] {{1, 0}}, new int[] {1}))
        .isCloseTo(52 * Math.log(2), within(1e-12));
  }

  @Test
  void noRowsAreRefused() {
    PermutationImportance measure = PermutationImportance.with(PredictionLoss.MACRO_F1, 1);
    assertThatThrownBy(() -> measure.ofColumns(MODEL, DATA.x(), new int[0], DATA.labels(), 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no rows");
  }

  private static MatrixClassifier secondClassAbove(int column, double cut) {
    return (x, rows) ->
        Arrays.stream(rows)
            .mapToObj(row -> x.at(row, column) > cut ? new double[] {0, 1} : new double[] {1, 0})
            .toArray(double[][]::new);
  }
}
