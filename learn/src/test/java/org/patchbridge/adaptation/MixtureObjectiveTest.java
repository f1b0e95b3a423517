package org.patchbridge.adaptation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.patchbridge.random.RandomStream;

class MixtureObjectiveTest {
  private static final double STEP = 1e-5;

  @Test
  void gradientIsThatOfFiniteDifferences() {
    RigReference reference = SimulatedRig.reference();
    double[][] cells =
        SimulatedRig.scores(
            reference, SimulatedRig.cells("b", AffineMap.identity(SimulatedRig.WIDTH), 3, 5, 8, 4));
    cells[2][1] = Double.NaN;
    cells[5][1] = Double.NaN;
    cells[9][3] = Double.NaN;
    MixtureObjective objective =
        new MixtureObjective(reference.shapes(), cells, MixturePrior.DEFAULT);
    RandomStream random = RandomStream.of(4);
    double[] point = new double[objective.variables()];
    for (int i = 0; i < point.length; i++) {
      point[i] = 0.4 * random.nextGaussian();
    }
    double[] gradient = new double[point.length];
    objective.valueAt(point, gradient);
    for (int i = 0; i < point.length; i++) {
      double[] above = point.clone();
      double[] below = point.clone();
      above[i] += STEP;
      below[i] -= STEP;
      double slope =
          (objective.valueAt(above, new double[point.length])
                  - objective.valueAt(below, new double[point.length]))
              / (2 * STEP);
      assertThat(gradient[i])
          .as("variable %d", i)
          .isCloseTo(slope, within(1e-5 + 1e-6 * Math.abs(slope)));
    }
  }
}
