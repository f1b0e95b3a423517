package org.patchbridge.nwb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.patchbridge.recording.Recording;
import org.patchbridge.recording.SamplePrecision;
import org.patchbridge.recording.Sweep;
import org.patchbridge.recording.SweepInfo;

/**
 * Oracle: what IPFX 2.1.2 (pynwb 2.8.2) read from the golden files, in {@code <cell>/dataset.json}.
 */
class GoldenNwbTest {
  private static final Path GOLDEN = Path.of("../../shared/golden/ipfx");

  @BeforeAll
  static void goldenFilesAreThere() {
    assumeTrue(Files.isDirectory(GOLDEN), "golden files are not at " + GOLDEN);
  }

  static Stream<String> cells() throws IOException {
    if (!Files.isDirectory(GOLDEN)) {
      return Stream.of("none");
    }
    List<String> cells = new ArrayList<>();
    try (Stream<Path> files = Files.list(GOLDEN.resolve("nwb"))) {
      files
          .map(f -> f.getFileName().toString())
          .filter(f -> f.endsWith(".nwb"))
          .map(f -> f.substring(0, f.length() - 4))
          .filter(cell -> Files.exists(GOLDEN.resolve(cell).resolve("dataset.json")))
          .sorted()
          .forEach(cells::add);
    }
    return cells.stream();
  }

  @ParameterizedTest
  @MethodSource("cells")
  void sweepsAndSamplesEqualTheReference(String cell) throws IOException {
    JsonNode oracle =
        new ObjectMapper().readTree(GOLDEN.resolve(cell).resolve("dataset.json").toFile());
    List<JsonNode> expected = new ArrayList<>();
    for (JsonNode sweep : oracle.get("sweeps")) {
      if (sweep.get("clamp_mode").asText().equals("CurrentClamp")) {
        expected.add(sweep);
      }
    }
    try (Recording recording = NwbReader.open(GOLDEN.resolve("nwb").resolve(cell + ".nwb"))) {
      assertThat(recording.sweeps()).hasSameSizeAs(expected);
      for (int i = 0; i < expected.size(); i++) {
        compare(expected.get(i), recording.sweeps().get(i), recording);
      }
    }
  }

  private static void compare(JsonNode expected, SweepInfo info, Recording recording) {
    assertThat(info.number()).isEqualTo(expected.get("sweep_number").asInt());
    assertThat(info.samplingRateHz()).isEqualTo(expected.get("sampling_rate").asDouble());
    assertThat(info.stimulusCode()).isEqualTo(expected.get("stimulus_code").asText());
    assertThat(info.samples()).isEqualTo(expected.get("n_samples").asLong());
    Sweep sweep = recording.load(info);
    assertThat(sweep.precision())
        .isEqualTo(
            expected.get("dtype_v").asText().equals("float32")
                ? SamplePrecision.SINGLE
                : SamplePrecision.DOUBLE);
    Summary response = Summary.of(sweep.millivolts());
    Summary stimulus = Summary.of(sweep.picoamps());
    assertThat(response.missing()).isEqualTo(expected.get("n_nan_v").asInt());
    assertThat(stimulus.missing()).isEqualTo(expected.get("n_nan_i").asInt());
    JsonNode sums = expected.get("checksum");
    assertThat(sweep.millivolts()[0]).isEqualTo(sums.get("v0").asDouble());
    assertThat(stimulus.highest()).isEqualTo(sums.get("i_max").asDouble());
    assertThat(stimulus.lowest()).isEqualTo(sums.get("i_min").asDouble());
    // numpy adds float32 in float32, pairwise: the mean carries its rounding.
    assertThat(response.mean()).isCloseTo(sums.get("v_mean").asDouble(), within(1e-4));
  }

  private record Summary(int missing, double lowest, double highest, double mean) {
    static Summary of(double[] samples) {
      int missing = 0;
      double lowest = Double.POSITIVE_INFINITY;
      double highest = Double.NEGATIVE_INFINITY;
      double sum = 0;
      for (double sample : samples) {
        if (Double.isNaN(sample)) {
          missing++;
        } else {
          lowest = Math.min(lowest, sample);
          highest = Math.max(highest, sample);
          sum += sample;
        }
      }
      return new Summary(missing, lowest, highest, sum / (samples.length - missing));
    }
  }
}
