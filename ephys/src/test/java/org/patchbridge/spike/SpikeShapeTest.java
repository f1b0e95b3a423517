package org.patchbridge.spike;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.patchbridge.recording.SamplePrecision;
import org.patchbridge.signal.TimeAxis;
import org.patchbridge.signal.Trace;

/** Measures of spikes made of straight lines, whose widths and slopes are known. */
class SpikeShapeTest {
  private static final double RATE_HZ = 50_000;
  private static final int RISE = 1_000;
  private static final int PEAK = 1_020;
  private static final int TROUGH = 1_070;

  /** From -50 mV up to 30, down to -70, and back by a constant slope, V/s. */
  private static Trace trace(double returning) {
    double[] millivolts = new double[3_000];
    for (int k = 0; k < millivolts.length; k++) {
      if (k <= RISE) {
        millivolts[k] = -50;
      } else if (k <= PEAK) {
        millivolts[k] = -50 + 4.0 * (k - RISE);
      } else if (k <= TROUGH) {
        millivolts[k] = 30 - 2.0 * (k - PEAK);
      } else {
        millivolts[k] = -70 + returning * 1e3 / RATE_HZ * (k - TROUGH);
      }
    }
    TimeAxis time = TimeAxis.regular(RATE_HZ, millivolts.length);
    double[] picoamps = new double[millivolts.length];
    return new Trace(time, millivolts, picoamps, millivolts.length, SamplePrecision.DOUBLE);
  }

  @Test
  void widthsAreThoseBetweenTheFlanksAtTheirLevels() {
    WidthMeasure widths = new WidthMeasure(trace(0.1));

    // Half of -70 to 30 mV: rises through -20 mV at 1007.5, falls through it at 1045.
    assertThat(widths.width(RISE, PEAK, TROUGH)).isCloseTo((1_045 - 1_007) / RATE_HZ, within(1e-9));
    // Half of -50 to 30 mV: through -10 mV at 1010 and 1040.
    assertThat(widths.suprathresholdWidth(RISE, PEAK, TROUGH))
        .isCloseTo((1_040 - 1_010) / RATE_HZ, within(1e-9));
  }

  @Test
  void widthWithoutASecondFlankIsUndefined() {
    WidthMeasure widths = new WidthMeasure(trace(0.1));

    assertThat(widths.suprathresholdWidth(RISE, PEAK, PEAK + 10)).isNaN();
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.5, 0.1, 2})
  void slopeAfterTheSpikeIsThatOfTheReturn(double returning) {
    List<Spike> spikes = new SpikeDetector(DetectionSettings.defaults()).detect(trace(returning));

    assertThat(spikes).hasSize(1);
    assertThat(spikes.get(0).slopeAfter()).isCloseTo(returning, within(0.02));
  }
}
