package org.patchbridge.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbridge.dataset.Cell;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.Species;
import org.patchbridge.metric.Bootstrap;
import org.patchbridge.metric.Evaluation;
import org.patchbridge.metric.FoldPredictions;
import org.patchbridge.metric.MetricEstimate;
import org.patchbridge.metric.Predictions;
import org.patchbridge.study.store.ComputedTable;
import org.patchbridge.study.store.StudyStore;

class JudgedEvaluationsTest {
  private static final int CELLS = 12;

  @TempDir Path folder;

  /** Of two conditions, one class in one donor alone, so that some intervals are not defined. */
  private static Predictions predictions(double right) {
    List<Cell> cells =
        IntStream.range(0, CELLS)
            .mapToObj(
                i ->
                    new Cell(
                        "cell" + i,
                        Species.MOUSE,
                        Optional.of("donor" + i / 2),
                        Optional.of(i < 2 ? "Pvalb" : "Sst"),
                        Optional.of(i % 2 == 0 ? "acute" : "culture")))
            .toList();
    Cohort cohort = new Cohort("made up", cells, List.of(), List.of());
    double[][] probabilities =
        IntStream.range(0, CELLS)
            .mapToObj(
                i -> i % 3 == 0 ? new double[] {right, 1 - right} : new double[] {1 - right, right})
            .toArray(double[][]::new);
    return Predictions.of(
        cohort,
        List.of(new FoldPredictions(0, 0, IntStream.range(0, CELLS).toArray(), probabilities)));
  }

  private Evaluation judged(Predictions predictions) {
    try (StudyStore store = StudyStore.open(folder)) {
      return new JudgedEvaluations(new ComputedTable(store)).of("an id", predictions, 7);
    }
  }

  private static List<String> numbers(Evaluation evaluation) {
    return evaluation.metrics().stream().map(MetricEstimate::toString).toList();
  }

  @Test
  void laterCommandGetsTheSameBitsAsTheBootstrapGives() {
    Predictions predictions = predictions(0.8);
    Evaluation fresh = Evaluation.of(predictions, Bootstrap.withSeed(7));
    judged(predictions);

    Evaluation later = judged(predictions);

    assertThat(numbers(later)).isEqualTo(numbers(fresh));
    assertThat(numbers(fresh).toString()).contains("NaN");
    assertThat(later.strata()).hasSize(2).hasSameSizeAs(fresh.strata());
    later
        .strata()
        .forEach(
            (stratum, of) ->
                assertThat(numbers(of)).isEqualTo(numbers(fresh.strata().get(stratum))));
  }

  @Test
  void evaluationThatWasJudgedIsNotResampledAgain() {
    Evaluation first = judged(predictions(0.8));

    // Other predictions under the same id show whose intervals these are.
    Evaluation again = judged(predictions(0.3));

    assertThat(again.metrics().stream().map(MetricEstimate::interval).toList().toString())
        .isEqualTo(first.metrics().stream().map(MetricEstimate::interval).toList().toString());
    assertThat(numbers(again)).isNotEqualTo(numbers(first));
  }
}
