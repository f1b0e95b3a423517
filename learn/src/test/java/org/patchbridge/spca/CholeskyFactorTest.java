package org.patchbridge.spca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CholeskyFactorTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void solvesTheActiveBlockAfterAnyUpAndDowndates(long seed) {
    int width = 30;
    SplittableRandom random = new SplittableRandom(seed);
    RowMajor gram = RowMajor.copyOf(Waves.smooth(80, width, 0.5, seed)).gram();
    CholeskyFactor factor = new CholeskyFactor(gram.values(), width);
    boolean[] inside = new boolean[width];
    for (int operation = 0; operation < 200; operation++) {
      int variable = random.nextInt(width);
      if (inside[variable]) {
        factor.remove(positionOf(factor, variable));
      } else {
        factor.append(variable);
      }
      inside[variable] = !inside[variable];
      assertThatItSolves(factor, gram, random);
    }
  }

  private static void assertThatItSolves(
      CholeskyFactor factor, RowMajor gram, SplittableRandom random) {
    double[] right = new double[factor.size()];
    for (int i = 0; i < right.length; i++) {
      right[i] = random.nextGaussian();
    }
    double[] solution = right.clone();
    factor.solve(solution);
    for (int i = 0; i < right.length; i++) {
      double product = 0;
      for (int j = 0; j < right.length; j++) {
        product += gram.at(factor.variable(i), factor.variable(j)) * solution[j];
      }
      // Condition number of the block is below 1e5.
      assertThat(product).isCloseTo(right[i], within(1e-9));
    }
  }

  private static int positionOf(CholeskyFactor factor, int variable) {
    int position = 0;
    while (factor.variable(position) != variable) {
      position++;
    }
    return position;
  }
}
