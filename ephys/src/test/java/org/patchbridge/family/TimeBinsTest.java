package org.patchbridge.family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.patchbridge.golden.GoldenFiles;
import org.patchbridge.signal.MeasurementException;
import org.patchbridge.stimulus.StimulusWindow;

/** Oracle: IPFX 2.1.2 on SciPy 1.10.1 (golden algo/helpers.json). */
class TimeBinsTest {
  private static final StimulusWindow WINDOW = new StimulusWindow(0.5, 1.49998);

  @ParameterizedTest
  @ValueSource(strings = {"a", "edge_values", "outside"})
  void binnedSpikesEqualTheReference(String name) {
    JsonNode golden = GoldenFiles.json("algo/helpers.json").get("binned").get(name);
    double[] times = GoldenFiles.numbers(golden.get("t"));
    double[] ordinals = IntStream.rangeClosed(1, times.length).asDoubleStream().toArray();

    StimulusWindow ipfx = new StimulusWindow(0.5, 1.5);
    assertThat(rates(WINDOW, times, 20)).isEqualTo(GoldenFiles.numbers(golden.get("psth20")));
    assertThat(rates(ipfx, times, 50)).isEqualTo(GoldenFiles.numbers(golden.get("psth50")));
    assertThat(TimeBins.of(WINDOW, 20).means(times, ordinals))
        .isEqualTo(GoldenFiles.numbers(golden.get("width20")));
  }

  @Test
  void noSpikesHaveNoMeans() {
    assertThatThrownBy(() -> TimeBins.of(WINDOW, 20).means(new double[0], new double[0]))
        .isInstanceOf(MeasurementException.class)
        .hasMessage("no spike that is not clipped");
  }

  @Test
  void onlyUndefinedValuesHaveNoMeans() {
    assertThatThrownBy(
            () -> TimeBins.of(WINDOW, 20).means(new double[] {0.6}, new double[] {Double.NaN}))
        .isInstanceOf(MeasurementException.class)
        .hasMessage("no spike with a defined value");
  }

  private static double[] rates(StimulusWindow window, double[] times, int width) {
    TimeBins bins = TimeBins.of(window, width);
    double[] rates = bins.counts(times);
    for (int k = 0; k < rates.length; k++) {
      rates[k] /= bins.width();
    }
    return rates;
  }
}
