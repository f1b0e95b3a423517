package org.patchbridge.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.patchbridge.abf.AbfReader;
import org.patchbridge.abf.AbfRecording;
import org.patchbridge.nwb.NwbReader;
import org.patchbridge.recording.Recording;
import org.patchbridge.recording.Sweep;
import org.patchbridge.recording.SweepInfo;
import org.patchbridge.signal.TimeAxis;
import org.patchbridge.signal.Trace;
import org.patchbridge.spike.DetectionSettings;
import org.patchbridge.spike.Spike;
import org.patchbridge.spike.SpikeDetector;

/**
 * Real ABF files against what others made of them: the same recordings were converted to NWB with
 * pyABF (golden real_*, of one of them every second sweep, of some only the begin of each sweep),
 * and IPFX 2.1.2 found the spikes.
 */
class AbfParityTest {
  private static final Path ABF = Path.of("../../shared/data/recordings/abf");

  /** The conversion went through amperes as float32. */
  private static final double PICOAMPS = 1e-4;

  @ParameterizedTest
  @CsvSource({
    "real_171116sh_0016_ramp, 171116sh_0016, 1, 11",
    "real_171116sh_0018, 171116sh_0018, 1, 17",
    "real_18425108_25kHz, 18425108, 1, 1",
    "real_190619B_0003_10kHz, 190619B_0003, 1, 10",
    "real_2019_07_24_0055_fsi, 2019_07_24_0055_fsi, 2, 17"
  })
  void samplesEqualTheConvertedRecording(String cell, String abf, int everySweep, int sweeps) {
    assumeTrue(Golden.isThere(), "reference numbers are missing: " + Golden.ROOT);
    try (AbfRecording ours = AbfReader.open(ABF.resolve(abf + ".abf"));
        Recording golden = NwbReader.open(Golden.recording(cell))) {
      assertThat(ours.sweeps()).hasSize(sweeps);
      List<SweepInfo> expected = golden.sweeps();
      assertThat(expected).hasSize((sweeps + everySweep - 1) / everySweep);
      for (int k = 0; k < expected.size(); k++) {
        Sweep reference = golden.load(expected.get(k));
        Sweep sweep = ours.load(ours.sweeps().get(k * everySweep));
        int length = reference.length();
        assertThat(sweep.info().samplingRateHz()).isEqualTo(expected.get(k).samplingRateHz());
        assertThat(sweep.length()).isGreaterThanOrEqualTo(length);
        assertThat(largestDifference(sweep.millivolts(), reference.millivolts()))
            .as("sweep %d, mV: the reader takes the steps of the conversion", k)
            .isZero();
        assertThat(largestDifference(sweep.picoamps(), reference.picoamps()))
            .as("sweep %d, pA", k)
            .isLessThan(PICOAMPS);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "real_171116sh_0016_ramp, 171116sh_0016, 1",
    "real_171116sh_0018, 171116sh_0018, 1",
    "real_18425108_25kHz, 18425108, 1",
    "real_190619B_0003_10kHz, 190619B_0003, 1",
    "real_2019_07_24_0055_fsi, 2019_07_24_0055_fsi, 2"
  })
  void spikesEqualTheReference(String cell, String abf, int everySweep) {
    assumeTrue(Golden.isThere(), "reference numbers are missing: " + Golden.ROOT);
    JsonNode golden = Golden.json(cell, "real.json");
    try (AbfRecording recording = AbfReader.open(ABF.resolve(abf + ".abf"));
        Recording converted = NwbReader.open(Golden.recording(cell))) {
      int length = (int) converted.sweeps().get(0).samples();
      for (JsonNode run : golden.get("runs")) {
        DetectionSettings settings = settings(golden.get("window"), run.get("filter_khz"));
        String filter = run.get("filter_khz").isNull() ? "none" : run.get("filter_khz").asText();
        List<String> faults = new ArrayList<>();
        for (int k = 0; k < converted.sweeps().size(); k++) {
          Sweep sweep = recording.load(recording.sweeps().get(k * everySweep));
          List<Spike> spikes = new SpikeDetector(settings).detect(trace(sweep, length));
          SpikeParity.compareReal(cell, filter, k, spikes, faults);
        }
        assertThat(faults).as("filter " + filter).isEmpty();
      }
    }
  }

  /** Over the length of the second; NaN where one is. */
  private static double largestDifference(double[] ours, double[] theirs) {
    double largest = 0;
    for (int k = 0; k < theirs.length; k++) {
      double difference = Math.abs(ours[k] - theirs[k]);
      largest = Double.isNaN(difference) ? difference : Math.max(largest, difference);
    }
    return largest;
  }

  private static DetectionSettings settings(JsonNode window, JsonNode filter) {
    return DetectionSettings.defaults()
        .from(window.get("start").asDouble())
        .until(window.get("end").asDouble())
        .withFilter(
            filter.isNull() ? OptionalDouble.empty() : OptionalDouble.of(filter.asDouble()));
  }

  /** As much of a sweep as was converted. */
  private static Trace trace(Sweep sweep, int length) {
    return new Trace(
        TimeAxis.regular(sweep.info().samplingRateHz(), length),
        Arrays.copyOf(sweep.millivolts(), length),
        Arrays.copyOf(sweep.picoamps(), length),
        length,
        sweep.precision());
  }
}
