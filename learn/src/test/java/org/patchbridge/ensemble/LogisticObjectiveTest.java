package org.patchbridge.ensemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogisticObjectiveTest {
  private static final int CLASSES = 3;
  private static final int WIDTH = 4;
  private static final double PENALTY = 3;
  private static final double STEP = 1e-5;

  /** Fewer cells than a block, a whole one, and a remainder. */
  @ParameterizedTest
  @ValueSource(ints = {5, 256, 300})
  void valueIsTheFormulaAndGradientItsSlope(int cells) {
    SplittableRandom random = new SplittableRandom(cells);
    double[][] x = new double[cells][];
    int[] truth = new int[cells];
    int[] counts = new int[CLASSES];
    for (int cell = 0; cell < cells; cell++) {
      x[cell] = random.doubles(WIDTH, -1, 1).toArray();
      truth[cell] = cell % 5 == 0 ? 2 : cell % 2;
      counts[truth[cell]]++;
    }
    TrainingLabels labels = new TrainingLabels(truth, counts);
    LogisticObjective objective = new LogisticObjective(x, labels, PENALTY);
    double[] point = random.doubles(CLASSES * (WIDTH + 1), -1, 1).toArray();
    double[] gradient = random.doubles(point.length).toArray();

    double value = objective.valueAt(point, gradient);

    assertThat(value).isCloseTo(formula(x, labels, point), within(1e-9));
    for (int i = 0; i < point.length; i++) {
      double[] above = point.clone();
      above[i] += STEP;
      double[] below = point.clone();
      below[i] -= STEP;
      double slope = (formula(x, labels, above) - formula(x, labels, below)) / (2 * STEP);
      assertThat(gradient[i]).as("component %d", i).isCloseTo(slope, within(1e-5));
    }
  }

  private static double formula(double[][] x, TrainingLabels labels, double[] point) {
    double loss = 0;
    for (int cell = 0; cell < x.length; cell++) {
      double[] scores = new double[CLASSES];
      double sum = 0;
      for (int label = 0; label < CLASSES; label++) {
        int at = label * (WIDTH + 1);
        scores[label] = point[at + WIDTH];
        for (int column = 0; column < WIDTH; column++) {
          scores[label] += point[at + column] * x[cell][column];
        }
        sum += Math.exp(scores[label]);
      }
      int truth = labels.labels()[cell];
      loss -= labels.balancedWeight(truth) * (scores[truth] - Math.log(sum));
    }
    for (int i = 0; i < point.length; i++) {
      loss += i % (WIDTH + 1) == WIDTH ? 0 : point[i] * point[i] / (2 * PENALTY);
    }
    return loss;
  }
}
