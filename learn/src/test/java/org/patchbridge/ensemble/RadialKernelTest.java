package org.patchbridge.ensemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.patchbridge.dataset.Column;
import org.patchbridge.dataset.FeatureMatrix;

class RadialKernelTest {
  private static final double GAMMA = 0.3;

  /** More rows than are solved for together. */
  @Test
  void innerProductsOfCoordinatesAreTheKernel() {
    int rows = 300;
    double[] values = new SplittableRandom(1).doubles(2L * rows, -2, 2).toArray();
    FeatureMatrix z =
        new FeatureMatrix(
            rows,
            List.of(new Column("a", "1"), new Column("b", "1")),
            List.of("passive", "passive"),
            values);

    double[][] coordinates = RadialKernel.fit(z, GAMMA, 1).coordinates(z);

    for (int i : new int[] {0, 7, 255, 256, 299}) {
      for (int j : new int[] {0, 100, 255, 256, 299}) {
        double squares =
            Math.pow(z.at(i, 0) - z.at(j, 0), 2) + Math.pow(z.at(i, 1) - z.at(j, 1), 2);
        double product =
            IntStream.range(0, rows).mapToDouble(k -> coordinates[i][k] * coordinates[j][k]).sum();
        assertThat(product).isCloseTo(Math.exp(-GAMMA * squares), within(1e-5));
      }
    }
  }
}
