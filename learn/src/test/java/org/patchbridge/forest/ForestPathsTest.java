package org.patchbridge.forest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.patchbridge.dataset.FeatureMatrix;

class ForestPathsTest {
  private static final int ROWS = 150;
  private static final int[] ALL = IntStream.range(0, ROWS).toArray();

  private static FeatureMatrix altered(FeatureMatrix x, int[] columns, Random random) {
    double[] values = x.values().clone();
    for (int row = 0; row < x.rows(); row++) {
      for (int column : columns) {
        values[row * x.width() + column] = x.at(random.nextInt(x.rows()), column);
      }
    }
    return new FeatureMatrix(x.rows(), x.columns(), x.familyOfColumn(), values);
  }

  /** More columns than a mask has bits, too. */
  @ParameterizedTest
  @CsvSource({"9, 0", "9, 1", "9, 9", "130, 1", "130, 3", "130, 70"})
  void alteredRowsGetWhatTheWholeForestSaysOfThem(int width, int columns) {
    LabelledMatrix data = LabelledMatrix.clusters(ROWS, width, 3, 1, 11);
    ForestModel model = data.fit(ForestSettings.defaults().withTrees(40), 3, 42);
    Function<FeatureMatrix, double[][]> alterations = model.alterations(data.x());
    Random random = new Random(width + columns);
    for (int repeat = 0; repeat < 5; repeat++) {
      int[] chosen = random.ints(0, width).distinct().limit(columns).toArray();
      FeatureMatrix altered = altered(data.x(), chosen, random);

      double[][] expected = model.probabilities(altered, ALL);

      assertThat(alterations.apply(altered)).isDeepEqualTo(expected);
      boolean same = Arrays.deepEquals(expected, model.probabilities(data.x(), ALL));
      if (columns == 0 || columns >= 9) {
        assertThat(same).isEqualTo(columns == 0);
      }
    }
  }
}
