package org.patchbridge.report.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class PackedTest {
  /** Half of a step, as the Javadoc says. */
  private static final double TOLERANCE = 120 / 131_000.0;

  @Test
  void valuesComeBackToHalfAStepAndAbsentOnesAsAbsent() {
    double[] values = {-80, -12.345, Double.NaN, 0, 39.99, 40};
    ByteBuffer bytes =
        ByteBuffer.wrap(Base64.getDecoder().decode(Packed.of(values, -80, 40)))
            .order(ByteOrder.LITTLE_ENDIAN);

    for (double value : values) {
      short step = bytes.getShort();
      if (Double.isNaN(value)) {
        assertThat(step).isEqualTo(Short.MIN_VALUE);
      } else {
        assertThat(-80 + (step + 32_767) / 65_534.0 * 120).isCloseTo(value, within(TOLERANCE));
      }
    }
  }

  @Test
  void aRangeOfNoWidthIsAllItsLowerEndAndAnInfiniteOneIsRefused() {
    assertThat(Packed.of(new double[] {5}, 5, 5)).isEqualTo(Packed.of(new double[] {0}, 0, 1));
    assertThatThrownBy(() -> Packed.of(new double[] {1}, 0, Double.POSITIVE_INFINITY))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
