package org.patchbridge.adaptation.mixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.patchbridge.random.RandomStream;

class MixtureObjectiveTest {
  private static final double STEP = 1e-5;
  private static final int WIDTH = 4;
  private static final int CLASSES = 3;

  private static double[][] cells(int count, long seed) {
    RandomStream random = RandomStream.of(seed);
    double[][] cells = new double[count][WIDTH];
    for (int i = 0; i < count; i++) {
      for (int column = 0; column < WIDTH; column++) {
        cells[i][column] = (i % CLASSES) * (column - 1) + random.nextGaussian();
      }
    }
    return cells;
  }

  private static ClassShapes shapes() {
    double[][] cells = cells(150, 1);
    int[] labels = new int[cells.length];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = i % CLASSES;
    }
    return ClassShapes.fit(cells, labels, CLASSES);
  }

  @Test
  void gradientIsThatOfFiniteDifferencesWhereValuesAreAbsent() {
    double[][] batch = cells(17, 2);
    batch[2][1] = Double.NaN;
    batch[5][1] = Double.NaN;
    batch[9][3] = Double.NaN;
    MixtureObjective objective = new MixtureObjective(shapes(), batch, MixturePrior.DEFAULT);
    RandomStream random = RandomStream.of(4);
    double[] point = new double[objective.variables()];
    for (int i = 0; i < point.length; i++) {
      point[i] = 0.4 * random.nextGaussian();
    }
    double[] gradient = new double[point.length];
    objective.valueAt(point, gradient);
    for (int i = 0; i < point.length; i++) {
      assertThat(gradient[i])
          .as("variable %d", i)
          .isCloseTo(slope(objective, point, i), within(1e-4));
    }
  }

  private static double slope(MixtureObjective objective, double[] point, int variable) {
    double[] above = point.clone();
    double[] below = point.clone();
    above[variable] += STEP;
    below[variable] -= STEP;
    return (objective.valueAt(above, new double[point.length])
            - objective.valueAt(below, new double[point.length]))
        / (2 * STEP);
  }
}
