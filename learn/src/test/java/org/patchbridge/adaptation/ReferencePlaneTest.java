package org.patchbridge.adaptation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.patchbridge.dataset.Column;
import org.patchbridge.dataset.FeatureMatrix;
import org.patchbridge.random.RandomStream;

class ReferencePlaneTest {
  private static FeatureMatrix cells(int rows, double[] values) {
    List<Column> columns =
        List.of(new Column("a", "mV"), new Column("b", "mV"), new Column("c", "mV"));
    return new FeatureMatrix(rows, columns, List.of("f", "f", "f"), values);
  }

  @Test
  void firstAxisIsTheOneTwoFeaturesShare() {
    RandomStream random = RandomStream.of(1);
    double[] values = new double[3 * 400];
    for (int row = 0; row < 400; row++) {
      double common = random.nextGaussian();
      values[3 * row] = common + 0.1 * random.nextGaussian();
      values[3 * row + 1] = 5 + 20 * (common + 0.1 * random.nextGaussian());
      values[3 * row + 2] = random.nextGaussian();
    }
    ReferencePlane plane = ReferencePlane.of(cells(400, values));

    double[][] at = plane.coordinates(cells(3, new double[] {0, 5, 0, 2, 45, 0, 2, Double.NaN, 0}));

    assertThat(at[1][0] - at[0][0]).isCloseTo(2 * Math.sqrt(2), within(0.2));
    assertThat(at[1][1]).isCloseTo(at[0][1], within(0.4));
    assertThat(at[2][0]).isBetween(at[0][0], at[1][0]);
  }
}
