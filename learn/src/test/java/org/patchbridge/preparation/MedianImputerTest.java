package org.patchbridge.preparation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.patchbridge.dataset.Column;
import org.patchbridge.dataset.FeatureMatrix;

class MedianImputerTest {
  private static final double ABSENT = Double.NaN;

  private static FeatureMatrix matrix(double... values) {
    return new FeatureMatrix(
        values.length / 3,
        List.of(new Column("peak", "mV"), new Column("width", "ms"), new Column("sag", "ratio")),
        List.of("spike", "spike", "hyperpolarisation"),
        values);
  }

  @Test
  void absentValueBecomesTheMedianOfPresentTrainingValues() {
    FeatureMatrix x = matrix(9, 1, 1, ABSENT, 1, 1, 2, 1, 1, 4, 1, 1, 1000, ABSENT, 1);
    FeatureMatrix filled =
        MedianImputer.fit(x, new int[] {0, 1, 2, 3}).transform(x, new int[] {1, 4});
    // 2 4 9, not 1000, which is outside of training.
    assertThat(filled.values()).containsExactly(4, 1, 1, 1, 1000, 1, 1, 0);
  }

  @Test
  void evenNumberOfValuesHasTheMeanOfTheMiddleTwo() {
    FeatureMatrix x = matrix(1, 0, 0, 10, 0, 0, 4, 0, 0, 2, 0, 0);
    assertThat(MedianImputer.fit(x, new int[] {0, 1, 2, 3}).medians()[0]).isEqualTo(3);
  }

  @Test
  void columnWithTrainingAbsencesGetsMaskOfItsFamily() {
    FeatureMatrix x = matrix(1, ABSENT, ABSENT, 2, 5, 6);
    FeatureMatrix filled = MedianImputer.fit(x, new int[] {0, 1}).transform(x, new int[] {0, 1});
    assertThat(filled.columns())
        .extracting(Column::name)
        .containsExactly("peak", "width", "sag", "width absent", "sag absent");
    assertThat(filled.columns().get(3).unit()).isEmpty();
    assertThat(filled.familyOfColumn())
        .containsExactly("spike", "spike", "hyperpolarisation", "spike", "hyperpolarisation");
    assertThat(filled.values()).containsExactly(1, 5, 6, 1, 1, 2, 5, 6, 0, 0);
  }

  @Test
  void columnAbsentInAllTrainingRowsIsZeroEvenWhereItIsPresentLater() {
    FeatureMatrix x = matrix(1, 2, ABSENT, 1, 2, 7);
    MedianImputer.Fitted imputer = MedianImputer.fit(x, new int[] {0});
    assertThat(imputer.medians()).containsExactly(1, 2, ABSENT);
    assertThat(imputer.transform(x, new int[] {0, 1}).values())
        .containsExactly(1, 2, 0, 1, 1, 2, 0, 0);
  }

  @Test
  void inputIsNotChanged() {
    FeatureMatrix x = matrix(3, ABSENT, 1, 2, 2, 2);
    MedianImputer.fit(x, new int[] {0, 1}).transform(x, new int[] {1, 0});
    assertThat(x.values()).containsExactly(3, ABSENT, 1, 2, 2, 2);
  }

  @Test
  void noTrainingRowsAreRefused() {
    assertThatThrownBy(() -> MedianImputer.fit(matrix(1, 2, 3), new int[0]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no training rows");
  }

  @Test
  void otherColumnsAreRefused() {
    MedianImputer.Fitted imputer = MedianImputer.fit(matrix(1, 2, 3), new int[] {0});
    FeatureMatrix other =
        new FeatureMatrix(1, List.of(new Column("rate", "Hz")), List.of("f"), new double[] {1});
    assertThatThrownBy(() -> imputer.transform(other, new int[] {0}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("fitted on columns [peak, width, sag], but given [rate]");
  }
}
