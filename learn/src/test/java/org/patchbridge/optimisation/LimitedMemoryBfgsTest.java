package org.patchbridge.optimisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LimitedMemoryBfgsTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void minimumOfABadlyScaledBowlIsFound(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] centre = random.doubles(20, -3, 3).toArray();
    double[] steepness = random.doubles(20, 0.01, 50).toArray();
    DifferentiableFunction bowl =
        (point, gradient) -> {
          double value = 0;
          for (int i = 0; i < point.length; i++) {
            double away = point[i] - centre[i];
            gradient[i] = steepness[i] * away;
            value += steepness[i] * away * away / 2;
          }
          return value;
        };
    double[] found = LimitedMemoryBfgs.minimise(bowl, new double[20], 1e-9);
    assertThat(found).containsExactly(centre, within(1e-6));
  }

  @Test
  void curvedValleyOfRosenbrockIsFollowedToItsEnd() {
    DifferentiableFunction valley =
        (p, gradient) -> {
          double up = p[1] - p[0] * p[0];
          gradient[0] = -400 * p[0] * up - 2 * (1 - p[0]);
          gradient[1] = 200 * up;
          return 100 * up * up + (1 - p[0]) * (1 - p[0]);
        };
    double[] found = LimitedMemoryBfgs.minimise(valley, new double[] {-1.2, 1}, 1e-8);
    assertThat(found).containsExactly(new double[] {1, 1}, within(1e-6));
  }

  @Test
  void startAtTheMinimumIsTheResult() {
    DifferentiableFunction flat = (point, gradient) -> 0;
    assertThat(LimitedMemoryBfgs.minimise(flat, new double[] {4, 2}, 1e-8)).containsExactly(4, 2);
  }
}
