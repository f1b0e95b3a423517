package org.patchbridge.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.Column;
import org.patchbridge.dataset.FeatureMatrix;
import org.patchbridge.dataset.Species;
import org.patchbridge.ensemble.ShrinkageDiscriminantLearner;

class OtherFeaturesTest {
  private static final Cohort CELLS = WaveCells.cohort(Species.HUMAN, 60, 0, 1);
  private static final int[] TRAIN = IntStream.range(0, 40).toArray();
  private static final int[] TEST = IntStream.range(40, 60).toArray();

  @Test
  void cellsInAnotherOrderAreFoundById() {
    int[] backwards = IntStream.range(0, 60).map(row -> 59 - row).toArray();
    Learner base = new ShrinkageDiscriminantLearner();
    double[][] expected = base.fit(CELLS, TRAIN, new int[0], 1).probabilities(CELLS, TEST);

    Classifier fitted =
        new OtherFeatures(base, CELLS.select(backwards)).fit(CELLS, TRAIN, new int[0], 1);
    double[][] found = fitted.probabilities(CELLS, TEST);

    for (int cell = 0; cell < TEST.length; cell++) {
      assertThat(found[cell]).containsExactly(expected[cell], within(1e-12));
    }
  }

  @Test
  void cellWithoutOtherFeaturesIsNamed() {
    Cohort fewer = CELLS.select(IntStream.range(0, 59).toArray());
    Classifier fitted =
        new OtherFeatures(new ShrinkageDiscriminantLearner(), fewer)
            .fit(CELLS, TRAIN, new int[0], 1);

    assertThatThrownBy(() -> fitted.probabilities(CELLS, TEST)).hasMessageContaining("human59");
  }

  @Test
  void cohortOfOtherClassesIsRefused() {
    Cohort other = DonorCells.cohort(30, 2, donor -> donor % 2 == 0 ? "Lamp5" : "Sst", true);
    assertThatThrownBy(
            () ->
                new OtherFeatures(new ShrinkageDiscriminantLearner(), other)
                    .fit(CELLS, TRAIN, new int[0], 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("human waves has the classes [Pvalb, Sst, Vip], simulated has [Lamp5, Sst]");
  }

  @Test
  void itIsKnownByTheNameOfItsLearner() {
    Learner base = new ShrinkageDiscriminantLearner();
    assertThat(new OtherFeatures(base, CELLS).name()).isEqualTo(base.name());
    assertThat(new EarlyStopping(base).name()).isEqualTo(base.name());
  }

  @Test
  void alteredMatrixIsPredictedAsAnyOther() {
    MatrixClassifier firstColumn =
        (x, rows) ->
            IntStream.of(rows)
                .mapToObj(row -> new double[] {x.at(row, 0), 1 - x.at(row, 0)})
                .toArray(double[][]::new);
    FeatureMatrix before = matrix(0.1, 0.2);
    FeatureMatrix after = matrix(0.1, 0.7);
    assertThat(firstColumn.alterations(before).apply(after))
        .isEqualTo(new double[][] {{0.1, 0.9}, {0.7, 1 - 0.7}});
  }

  private static FeatureMatrix matrix(double... values) {
    return new FeatureMatrix(
        values.length, List.of(new Column("p", "")), List.of("family"), values);
  }
}
