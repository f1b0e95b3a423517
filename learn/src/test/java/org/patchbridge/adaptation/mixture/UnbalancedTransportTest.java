package org.patchbridge.adaptation.mixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.patchbridge.random.RandomStream;

class UnbalancedTransportTest {

  private static double[][] cost(int from, int to) {
    RandomStream random = RandomStream.of(1);
    double[][] cost = new double[from][to];
    for (double[] row : cost) {
      Arrays.setAll(row, j -> random.nextDouble());
    }
    return cost;
  }

  @Test
  void marginsOfABalancedPlanAreTheWeights() {
    double[][] plan = UnbalancedTransport.plan(cost(5, 8), 0.1, Double.POSITIVE_INFINITY);
    for (double[] row : plan) {
      assertThat(Arrays.stream(row).sum()).isCloseTo(1.0 / 5, within(1e-5));
    }
    for (int j = 0; j < 8; j++) {
      int at = j;
      assertThat(Arrays.stream(plan).mapToDouble(row -> row[at]).sum())
          .isCloseTo(1.0 / 8, within(1e-5));
    }
  }

  /** Two points: the mass m minimises c m + ε KL(m) + 2 λ KL(m), so ln m = −c / (2 λ + ε). */
  @Test
  void massBetweenTwoPointsIsThatOfTheClosedForm() {
    double[][] plan = UnbalancedTransport.plan(new double[][] {{3}}, 0.2, 1.5);
    assertThat(plan[0][0]).isCloseTo(Math.exp(-3 / (2 * 1.5 + 0.2)), within(1e-6));
  }

  @Test
  void aPointThatIsFarFromAllLosesItsMass() {
    double[][] cost = {{0, 0.1}, {0.1, 0}, {50, 50}};
    double[][] plan = UnbalancedTransport.plan(cost, 0.1, 1);
    assertThat(Arrays.stream(plan[2]).sum()).isLessThan(1e-3);
    assertThat(Arrays.stream(plan[0]).sum()).isGreaterThan(0.2);
  }

  @Test
  void pointsGoToTheMeanOfWhereTheirMassGoes() {
    double[][] plan = {{0.1, 0.3}, {0, 0}};
    double[][] targets = {{0, 4}, {2, 8}};
    double[][] moved =
        UnbalancedTransport.barycentres(plan, new double[][] {{9, Double.NaN}, {5, 6}}, targets);
    assertThat(moved[0][0]).isCloseTo(1.5, within(1e-12));
    assertThat(moved[0][1]).isNaN();
    assertThat(moved[1]).containsExactly(5, 6);
  }
}
