package org.patchbridge.sequence.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** AdamW with clipping against its formulas (Loshchilov &amp; Hutter 2019) in double precision. */
class AdamWTest {
  /** Rounding of a step, of values up to 4: that of the decay's factor adds up. */
  private static final double PRECISION_OF_A_STEP = 3e-7;

  /**
   * Two blocks, one longer than what is updated at a time; a small norm so that it clips; more
   * steps than the moments in memory go without being brought up to date.
   */
  @ParameterizedTest
  @CsvSource({"0.5, 5", "1e9, 5", "0.5, 150", "1e9, 150"})
  void stepsFollowTheFormulas(double mostNorm, int steps) {
    Random random = new Random(5);
    float[] first = floats(random, 40_000);
    float[] second = floats(random, 7);
    Formula formula = new Formula(first, second, mostNorm);
    try (NetworkParameters a = new NetworkParameters(first);
        NetworkParameters b = new NetworkParameters(second);
        AdamW optimiser = new AdamW(List.of(a, b), 1e-2, 0.1, mostNorm)) {
      for (int step = 0; step < steps; step++) {
        float[] ofFirst = floats(random, first.length);
        float[] ofSecond = floats(random, second.length);
        a.gradient().data_ptr_float().put(ofFirst);
        b.gradient().data_ptr_float().put(ofSecond);
        optimiser.step();
        formula.step(ofFirst, ofSecond);
      }
      assertThat(formula.largestDifference(a.read(), b.read()))
          .isLessThan(steps * PRECISION_OF_A_STEP);
    }
  }

  private static float[] floats(Random random, int size) {
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  private static final class Formula {
    private final double[] value;
    private final double[] mean;
    private final double[] square;
    private final double mostNorm;
    private int steps;

    Formula(float[] first, float[] second, double mostNorm) {
      this.value = joined(first, second);
      this.mean = new double[value.length];
      this.square = new double[value.length];
      this.mostNorm = mostNorm;
    }

    private static double[] joined(float[] first, float[] second) {
      double[] all = new double[first.length + second.length];
      for (int i = 0; i < all.length; i++) {
        all[i] = i < first.length ? first[i] : second[i - first.length];
      }
      return all;
    }

    void step(float[] first, float[] second) {
      double[] gradient = joined(first, second);
      double norm = 0;
      for (double g : gradient) {
        norm += g * g;
      }
      double factor = Math.min(1, mostNorm / (Math.sqrt(norm) + 1e-6));
      steps++;
      for (int i = 0; i < value.length; i++) {
        double g = gradient[i] * factor;
        mean[i] = 0.9 * mean[i] + 0.1 * g;
        square[i] = 0.999 * square[i] + 0.001 * g * g;
        double m = mean[i] / (1 - Math.pow(0.9, steps));
        double v = square[i] / (1 - Math.pow(0.999, steps));
        value[i] -= 1e-2 * 0.1 * value[i];
        value[i] -= 1e-2 * m / (Math.sqrt(v) + 1e-8);
      }
    }

    double largestDifference(float[] first, float[] second) {
      double[] computed = joined(first, second);
      double largest = 0;
      for (int i = 0; i < computed.length; i++) {
        largest = Math.max(largest, Math.abs(computed[i] - value[i]));
      }
      return largest;
    }
  }
}
