package org.patchbridge.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeAxisTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void indexOfIsTheNearestSampleByExhaustiveSearch(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    TimeAxis axis = TimeAxis.aligned(50_000, 1_000, 137);
    for (int trial = 0; trial < 50; trial++) {
      double time = random.nextDouble(axis.start(), axis.end());
      int nearest = 0;
      for (int k = 1; k < axis.length(); k++) {
        if (Math.abs(axis.at(k) - time) < Math.abs(axis.at(nearest) - time)) {
          nearest = k;
        }
      }
      assertThat(axis.indexOf(time)).isEqualTo(nearest);
    }
  }

  @Test
  void ofEqualTimesTheFirstIsTaken() {
    TimeAxis axis = TimeAxis.explicit(new double[] {0, 1, 1, 1, 2});

    assertThat(axis.indexOf(1.2)).isEqualTo(1);
    assertThat(axis.hasFixedStep()).isFalse();
  }

  @Test
  void aTimeOutsideTheAxisHasNoIndex() {
    TimeAxis axis = TimeAxis.regular(10, 5);

    assertThatThrownBy(() -> axis.indexOf(0.41)).isInstanceOf(MeasurementException.class);
    assertThatThrownBy(() -> axis.indexOf(Double.NaN)).isInstanceOf(MeasurementException.class);
  }
}
