package org.patchbridge.sequence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** AdamW with clipping against its formulas (Loshchilov & Hutter 2019) in double precision. */
class AdamWTest {
  private static final float SINGLE_PRECISION = 1e-6f;

  /** Two blocks, one longer than what is updated at a time; a small norm so that it clips. */
  @ParameterizedTest
  @ValueSource(doubles = {0.5, 1e9})
  void stepsFollowTheFormulas(double mostNorm) {
    Random random = new Random(5);
    float[] first = floats(random, 40_000);
    float[] second = floats(random, 7);
    Formula formula = new Formula(first, second, mostNorm);
    try (Parameters a = new Parameters(first);
        Parameters b = new Parameters(second);
        AdamW optimiser = new AdamW(List.of(a, b), 1e-2, 0.1, mostNorm)) {
      for (int step = 0; step < 5; step++) {
        float[] ofFirst = floats(random, first.length);
        float[] ofSecond = floats(random, second.length);
        optimiser.zeroGradient();
        a.gradient().data_ptr_float().put(ofFirst);
        b.gradient().data_ptr_float().put(ofSecond);
        optimiser.step();
        formula.step(ofFirst, ofSecond);
      }
      assertThat(a.read()).containsExactly(formula.part(0, 40_000), within(SINGLE_PRECISION));
      assertThat(b.read()).containsExactly(formula.part(40_000, 7), within(SINGLE_PRECISION));
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

    float[] part(int from, int size) {
      float[] part = new float[size];
      for (int i = 0; i < size; i++) {
        part[i] = (float) value[from + i];
      }
      return part;
    }
  }
}
