package org.patchbridge.spca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ElasticNetPathTest {
  private static final double RIDGE = 1e-6;

  /** The optimality conditions of the lasso are an oracle that knows nothing of the path. */
  @ParameterizedTest
  @CsvSource({"1,200,40,1", "2,200,40,10", "3,200,40,25", "4,200,40,39", "5,30,50,20"})
  void endsWhereTheOptimalityConditionsHold(long seed, int rows, int columns, int wanted) {
    RidgedGram gram = gram(rows, columns, seed);
    double[] rotation = rotation(columns, seed);

    double[] coefficients = path(rows, columns, seed).coefficients(rotation, wanted);

    double[] response = response(rows, columns, seed);
    double[] correlations = residualCorrelations(gram, response, coefficients);
    double level = Arrays.stream(correlations).map(Math::abs).max().orElseThrow();
    double tolerance = 1e-9 * Arrays.stream(response).map(Math::abs).max().orElseThrow();
    for (int i = 0; i < columns; i++) {
      if (coefficients[i] != 0) {
        assertThat(correlations[i])
            .isCloseTo(Math.signum(coefficients[i]) * level, within(tolerance));
      }
    }
    assertThat(nonZero(coefficients)).isEqualTo(wanted);
  }

  @Test
  void withAllVariablesItIsTheRidgeRegression() {
    RidgedGram gram = gram(200, 40, 7);
    double[] response = response(200, 40, 7);

    double[] coefficients = path(200, 40, 7).coefficients(rotation(40, 7), 40);

    double[] correlations = residualCorrelations(gram, response, coefficients);
    double scale = Arrays.stream(response).map(Math::abs).max().orElseThrow();
    assertThat(correlations).containsExactly(new double[40], within(1e-10 * scale));
  }

  @Test
  void whatAnEarlierPathLeftInTheCacheDoesNotChangeTheNext() {
    ElasticNetPath used = path(200, 40, 8);
    used.coefficients(rotation(40, 9), 30);
    used.coefficients(rotation(40, 10), 35);

    double[] again = used.coefficients(rotation(40, 8), 30);
    double[] fresh = path(200, 40, 8).coefficients(rotation(40, 8), 30);

    double largest = Arrays.stream(fresh).map(Math::abs).max().orElseThrow();
    for (int i = 0; i < fresh.length; i++) {
      assertThat(again[i]).isCloseTo(fresh[i], within(1e-9 * largest));
      assertThat(again[i] == 0).isEqualTo(fresh[i] == 0);
    }
  }

  @Test
  void aResponseWithoutCorrelationHasNoCoefficients() {
    double[] coefficients = path(20, 5, 1).coefficients(new double[5], 3);

    assertThat(coefficients).containsOnly(0);
  }

  private static RidgedGram gram(int rows, int columns, long seed) {
    return RidgedGram.of(data(rows, columns, seed).values().gram(), RIDGE);
  }

  private static CentredData data(int rows, int columns, long seed) {
    RowMajor waves = RowMajor.copyOf(Waves.smooth(rows, columns, 0.5, seed));
    return CentredData.of(waves, ColumnScaling.CENTRED);
  }

  private static ElasticNetPath path(int rows, int columns, long seed) {
    RidgedGram gram = gram(rows, columns, seed);
    RowMajor x = data(rows, columns, seed).values();
    return new ElasticNetPath(
        gram,
        rows < columns
            ? new ResidualCorrelations(x, RIDGE, gram.shrinkage())
            : new GramCorrelations(x.gram(), gram.shrinkage()));
  }

  private static double[] rotation(int columns, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return IntStream.range(0, columns).mapToDouble(i -> random.nextGaussian()).toArray();
  }

  /** {@code Xᵀy}. */
  private static double[] response(int rows, int columns, long seed) {
    RowMajor gram = data(rows, columns, seed).values().gram();
    return gram.times(new RowMajor(columns, 1, rotation(columns, seed))).values();
  }

  private static double[] residualCorrelations(
      RidgedGram gram, double[] response, double[] coefficients) {
    double[] correlations = new double[response.length];
    for (int i = 0; i < correlations.length; i++) {
      correlations[i] = response[i] * gram.shrinkage();
      for (int j = 0; j < correlations.length; j++) {
        correlations[i] -= gram.values()[i * gram.width() + j] * coefficients[j];
      }
    }
    return correlations;
  }

  private static long nonZero(double[] values) {
    return Arrays.stream(values).filter(value -> value != 0).count();
  }
}
