package org.patchbridge.adaptation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.patchbridge.dataset.Column;
import org.patchbridge.dataset.FeatureMatrix;
import org.patchbridge.random.RandomStream;

class StandardScoresTest {
  private static final int CELLS = 400;

  private static FeatureMatrix matrix(String second) {
    RandomStream random = RandomStream.of(1);
    double[] values = new double[CELLS * 3];
    for (int row = 0; row < CELLS; row++) {
      values[3 * row] = -60 + 5 * random.nextGaussian();
      values[3 * row + 1] = Math.exp(-3 + 1.3 * random.nextGaussian());
      values[3 * row + 2] = 7;
    }
    return new FeatureMatrix(
        CELLS,
        List.of(new Column("v", "mV"), new Column(second, "s"), new Column("constant", "")),
        List.of("f", "f", "f"),
        values);
  }

  private static int[] all() {
    return IntStream.range(0, CELLS).toArray();
  }

  @Test
  void areThoseOfTheReferenceUnitsAndLeadBackToThem() {
    FeatureMatrix x = matrix("latency");
    StandardScores scores = StandardScores.fit(x, all());
    double[][] standard = scores.of(x, all());
    for (int row = 0; row < CELLS; row++) {
      for (int column = 0; column < 3; column++) {
        assertThat(scores.value(standard[row][column], column))
            .isCloseTo(x.at(row, column), within(1e-9));
      }
    }
    double mean = IntStream.range(0, CELLS).mapToDouble(r -> standard[r][0]).average().orElse(9);
    assertThat(mean).isCloseTo(0, within(0.05));
  }

  @Test
  void onlyAVerySkewedPositiveFeatureIsTakenAsItsLogarithm() {
    StandardScores scores = StandardScores.fit(matrix("latency"), all());
    assertThat(scores.logarithmic()).containsExactly(false, true, false);
    FeatureMatrix negative =
        new FeatureMatrix(
            1, matrix("latency").columns(), List.of("f", "f", "f"), new double[] {-60, -1, 7});
    assertThat(scores.of(negative, new int[] {0})[0][1]).isNaN();
  }

  @Test
  void otherColumnsAreRefused() {
    StandardScores scores = StandardScores.fit(matrix("latency"), all());
    assertThatThrownBy(() -> scores.of(matrix("delay"), all()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("delay");
  }
}
