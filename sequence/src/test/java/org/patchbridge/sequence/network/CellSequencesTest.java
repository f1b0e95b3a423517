package org.patchbridge.sequence.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.patchbridge.dataset.Column;
import org.patchbridge.dataset.FeatureMatrix;
import org.patchbridge.parameters.ParameterReader;
import org.patchbridge.parameters.ParameterWriter;
import org.patchbridge.sequence.InputScaling;

/** Padding, masks and the normalisation of the input, worked out by hand. */
class CellSequencesTest {
  private static final double NAN = Double.NaN;

  /** Family a: 4 columns; family b: 2. */
  private static FeatureMatrix cells(double... values) {
    List<Column> columns =
        List.of("a1", "a2", "a3", "a4", "b1", "b2").stream()
            .map(name -> new Column(name, ""))
            .toList();
    return new FeatureMatrix(
        values.length / 6, columns, List.of("a", "a", "a", "a", "b", "b"), values);
  }

  private static CellSequences sequences(InputEncoding encoding, double... values) {
    FeatureMatrix x = cells(values);
    return CellSequences.of(x, FamilyLayout.of(x), encoding);
  }

  private static float[] expected(double... values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }

  @Test
  void neighbouringColumnsOfAFamilyAreOneStep() {
    FamilyLayout layout = FamilyLayout.of(cells(1, 2, 3, 4, 5, 6));
    assertThat(layout.names()).containsExactly("a", "b");
    assertThat(layout.paddedWidth()).isEqualTo(4);
    assertThat(layout.families().get(1)).isEqualTo(new FamilyLayout.Family("b", 4, 2));
  }

  /** b = 3, 1 and two zeros: mean 1, variance (4 + 0 + 1 + 1) / 4. */
  @Test
  void publishedNormalisationSeesThePadding() {
    CellSequences cells = sequences(InputEncoding.ZERO_FILLED, 2, 2, 2, 2, 3, 1);
    double deviation = Math.sqrt(1.5 + 1e-5);
    assertThat(cells.normalised())
        .containsExactly(
            expected(0, 0, 0, 0, 2 / deviation, 0, -1 / deviation, -1 / deviation), within(1e-6f));
    assertThat(cells.present()).containsExactly(true, true);
    assertThat(cells.familyWidths()).containsExactly(4, 2);
  }

  /** b = 3, 1: mean 2, variance 1. */
  @Test
  void maskedNormalisationSeesOnlyTheFamily() {
    CellSequences cells = sequences(InputEncoding.MASKED, 2, 2, 2, 2, 3, 1);
    double deviation = Math.sqrt(1 + 1e-5);
    assertThat(cells.normalised())
        .containsExactly(expected(0, 0, 0, 0, 1 / deviation, -1 / deviation, 0, 0), within(1e-6f));
  }

  /** a = 1, absent, 3, absent: mean 2, variance 1; absent values stand at the mean. */
  @Test
  void maskedNormalisationLeavesAbsentValuesOut() {
    CellSequences cells = sequences(InputEncoding.MASKED, 1, NAN, 3, NAN, NAN, NAN);
    double deviation = Math.sqrt(1 + 1e-5);
    assertThat(cells.normalised())
        .containsExactly(expected(-1 / deviation, 0, 1 / deviation, 0, 0, 0, 0, 0), within(1e-6f));
    assertThat(cells.present()).containsExactly(true, false);
  }

  @Test
  void cellWithoutAnyFamilyHasAllOfThemForTheAttention() {
    CellSequences cells = sequences(InputEncoding.MASKED, NAN, NAN, NAN, NAN, NAN, NAN);
    assertThat(cells.present()).containsExactly(true, true);
    assertThat(cells.normalised()).containsOnly(0f);
  }

  /** Two training cells, 2 and absent: with the zero, mean 1 and deviation 1; without, 2 and 1. */
  @Test
  void absentValuesCountAsZerosInThePublishedScalingOnly() {
    FeatureMatrix x = cells(2, 0, 0, 0, 0, 0, NAN, 0, 0, 0, 0, 0);
    int[] rows = {0, 1};
    FeatureMatrix published =
        InputScaling.fit(x, rows, InputEncoding.ZERO_FILLED).transform(x, rows);
    FeatureMatrix masked = InputScaling.fit(x, rows, InputEncoding.MASKED).transform(x, rows);
    assertThat(published.at(0, 0)).isEqualTo(1);
    assertThat(published.at(1, 0)).isEqualTo(-1);
    assertThat(masked.at(0, 0)).isEqualTo(0);
    assertThat(masked.at(1, 0)).isNaN();
  }

  /** Also for cells of which the column has a value, and after reading it back. */
  @Test
  void anIgnoredColumnIsAbsentWhateverItHolds() {
    FeatureMatrix x = cells(1, 2, 3, 4, 5, 6, 3, 9, 1, 4, 7, 2);
    int[] rows = {0, 1};
    ParameterWriter out = ParameterWriter.root();
    InputScaling.fit(x, rows, InputEncoding.MASKED, Set.of(1, 5)).write(out);
    InputScaling read = InputScaling.read(ParameterReader.root(out.finish()));

    FeatureMatrix scaled = read.transform(x, rows);

    for (int row : rows) {
      for (int column = 0; column < 6; column++) {
        assertThat(Double.isNaN(scaled.at(row, column))).isEqualTo(column == 1 || column == 5);
      }
    }
  }
}
