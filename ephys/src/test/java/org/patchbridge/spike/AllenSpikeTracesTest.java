package org.patchbridge.spike;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.patchbridge.golden.GoldenFiles.number;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.patchbridge.golden.GoldenFiles;
import org.patchbridge.recording.SamplePrecision;
import org.patchbridge.signal.TimeAxis;
import org.patchbridge.signal.Trace;

/** Oracle: IPFX 2.1.2 on the traces of its own spike tests (golden real_allen_spike_tests). */
class AllenSpikeTracesTest {

  @ParameterizedTest(name = "{0}, {1}")
  @CsvSource({
    "spike_test_pair, default",
    "spike_test_pair, nofilter",
    "spike_test_pair, filter5",
    "spike_test_pair, window",
    "spike_test_var_dt, default",
    "spike_test_var_dt, nofilter",
    "spike_test_var_dt, filter5",
    "spike_test_high_init_dvdt, default",
    "spike_test_high_init_dvdt, nofilter",
    "spike_test_high_init_dvdt, filter5",
    "spike_test_high_init_dvdt, window"
  })
  void spikesOfRealTracesEqualTheReference(String trace, String run) {
    JsonNode golden =
        GoldenFiles.json("real_allen_spike_tests/real.json").get(trace).get("runs").get(run);
    double[][] tv = GoldenFiles.columns("real_allen_spike_tests/" + trace + ".csv");
    Trace sampled =
        new Trace(
            TimeAxis.explicit(tv[0]),
            tv[1],
            new double[tv[1].length],
            tv[1].length,
            SamplePrecision.DOUBLE);

    List<Spike> spikes = new SpikeDetector(settings(golden.get("params"))).detect(sampled);

    JsonNode expected = golden.get("spikes");
    assertThat(spikes).hasSize(expected.size());
    for (int k = 0; k < spikes.size(); k++) {
      assertSpike(spikes.get(k), expected.get(k));
    }
  }

  private static DetectionSettings settings(JsonNode params) {
    DetectionSettings settings = DetectionSettings.defaults();
    if (params.has("filter")) {
      settings =
          settings.withFilter(
              params.get("filter").isNull()
                  ? OptionalDouble.empty()
                  : OptionalDouble.of(params.get("filter").asDouble()));
    }
    if (params.has("start")) {
      settings = settings.from(params.get("start").asDouble()).until(params.get("end").asDouble());
    }
    return settings;
  }

  private static void assertSpike(Spike spike, JsonNode golden) {
    assertPoint(Optional.of(spike.threshold()), golden, "threshold");
    assertPoint(Optional.of(spike.peak()), golden, "peak");
    assertPoint(Optional.of(spike.upstroke().point()), golden, "upstroke");
    assertPoint(spike.trough(), golden, "trough");
    assertPoint(spike.downstroke().map(Slope::point), golden, "downstroke");
    assertPoint(spike.fastTrough(), golden, "fast_trough");
    assertPoint(spike.afterDepolarisation(), golden, "adp");
    assertPoint(spike.slowTrough(), golden, "slow_trough");
    assertThat(spike.clipped()).isEqualTo(golden.get("clipped").asBoolean());
    assertThat(spike.widthSeconds()).isEqualTo(number(golden.get("width")));
    // Filter states differ in the last bits of the coefficients only.
    assertThat(spike.upstroke().voltsPerSecond())
        .isCloseTo(number(golden.get("upstroke")), within(1e-8));
  }

  private static void assertPoint(Optional<SpikePoint> point, JsonNode golden, String name) {
    double index = number(golden.get(name + "_index"));
    if (Double.isNaN(index)) {
      assertThat(point).as(name).isEmpty();
      return;
    }
    assertThat(point).as(name).isPresent();
    assertThat((double) point.get().index()).as(name).isEqualTo(index);
    assertThat(point.get().seconds()).as(name).isEqualTo(number(golden.get(name + "_t")));
    assertThat(point.get().millivolts()).as(name).isEqualTo(number(golden.get(name + "_v")));
  }
}
