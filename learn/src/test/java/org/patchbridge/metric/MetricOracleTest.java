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

/**
 * Against scikit-learn 1.2.1 (numpy 1.24.2) on 60 cells of 5 classes, of which one never occurs and
 * one is never predicted. The numbers are printed by {@code metrics_oracle.py} next to the test
 * resources; both sides draw the cells from the same linear congruential generator.
 */
class MetricOracleTest {
  /** Sums of 60 terms in another order. */
  private static final double ROUNDING = 1e-12;

  private static final int CELLS = 60;
  private static final int CLASSES = 5;
  private static final Predictions PREDICTIONS = predictions();

  private static Predictions predictions() {
    long[] state = {20260311};
    String[] names = {"c0", "c1", "c2", "c3", "c4"};
    List<Cell> cells = new ArrayList<>();
    double[][] probabilities = new double[CELLS][CLASSES];
    for (int i = 0; i < CELLS; i++) {
      int truth = new int[] {0, 1, 2, 4}[(int) (uniform(state) * uniform(state) * 4)];
      double sum = 0;
      for (int c = 0; c < CLASSES; c++) {
        double u = uniform(state);
        double p = (u * u + (c == truth ? 0.4 : 0)) * (c == 4 ? 0.1 : 1);
        probabilities[i][c] = p;
        sum += p;
      }
      for (int c = 0; c < CLASSES; c++) {
        probabilities[i][c] /= sum;
      }
      if (i == 7) {
        probabilities[i] = new double[CLASSES];
        probabilities[i][truth != 0 ? 0 : 1] = 1;
      }
      cells.add(cell(i, Optional.of(names[truth])));
    }
    cells.add(cell(CELLS, Optional.of("c3"))); // in the cohort, not among the tested
    Cohort cohort = new Cohort("oracle", cells, List.of(), List.of());
    int[] rows = IntStream.range(0, CELLS).toArray();
    return Predictions.of(cohort, List.of(new FoldPredictions(0, 0, rows, probabilities)));
  }

  private static double uniform(long[] state) {
    state[0] = (state[0] * 1103515245L + 12345L) % (1L << 31);
    return state[0] / (double) (1L << 31);
  }

  private static Cell cell(int i, Optional<String> subclass) {
    return new Cell("cell-" + i, Species.MOUSE, Optional.empty(), subclass, Optional.empty());
  }

  @Test
  void confusionMatrixEqualsScikitLearn() {
    assertThat(ConfusionMatrix.of(PREDICTIONS).counts())
        .containsExactly(
            List.of(20, 6, 7, 6, 0),
            List.of(2, 4, 0, 4, 0),
            List.of(0, 2, 5, 1, 0),
            List.of(0, 0, 0, 0, 0),
            List.of(0, 1, 1, 1, 0));
  }

  @Test
  void overallMetricsEqualScikitLearn() {
    expect(OverallMetric.ACCURACY, 0.48333333333333334);
    expect(OverallMetric.BALANCED_ACCURACY, 0.38445512820512817);
    expect(OverallMetric.MACRO_F1, 0.2959508536130061);
    expect(OverallMetric.LOG_LOSS, 1.5814869998564742);
    expect(OverallMetric.BRIER, 0.5776573704876584);
    expect(OverallMetric.ECE, 0.14473319549663727);
  }

  @Test
  void classMetricsEqualScikitLearn() {
    double[] precision = {0.9090909090909091, 0.3076923076923077, 0.38461538461538464, 0, 0};
    double[] recall = {0.5128205128205128, 0.4, 0.625, 0, 0};
    double[] f1 = {0.6557377049180326, 0.34782608695652173, 0.4761904761904762, 0, 0};
    int[] support = {39, 10, 8, 0, 3};
    for (int c = 0; c < CLASSES; c++) {
      expect(new ClassMetric(ClassMetric.Kind.PRECISION, c, "c"), precision[c]);
      expect(new ClassMetric(ClassMetric.Kind.RECALL, c, "c"), recall[c]);
      expect(new ClassMetric(ClassMetric.Kind.F1, c, "c"), f1[c]);
      assertThat(ConfusionMatrix.of(PREDICTIONS).support(c)).isEqualTo(support[c]);
    }
  }

  @Test
  void reliabilityDiagramOfTheTopLabelAgreesWithTheMetric() {
    assertThat(ReliabilityDiagram.ofTopLabel(PREDICTIONS).calibrationError())
        .isCloseTo(OverallMetric.ECE.of(PREDICTIONS), within(ROUNDING));
  }

  private static void expect(Metric metric, double value) {
    assertThat(metric.of(PREDICTIONS)).as(metric.id()).isCloseTo(value, within(ROUNDING));
  }
}
