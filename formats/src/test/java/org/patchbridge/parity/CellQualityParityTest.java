package org.patchbridge.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.patchbridge.nwb.NwbReader;
import org.patchbridge.quality.CellMeasure;
import org.patchbridge.quality.CellQuality;
import org.patchbridge.recording.Recording;
import org.patchbridge.signal.Outcome;
import org.patchbridge.stimulus.StimulusOntology;

/** Oracle: cell_qc_features of IPFX 2.1.2 (golden dataset.json), every golden recording. */
class CellQualityParityTest {
  /** The reference's resistances come from float32 samples scaled to volts and amperes. */
  private static final double RELATIVE_TOLERANCE = 2e-5;

  static Stream<String> cells() {
    return Golden.isThere() ? Golden.cells().stream() : Stream.of("none");
  }

  @ParameterizedTest
  @MethodSource("cells")
  void electrodeTestsEqualTheReference(String cell) {
    assumeTrue(Golden.isThere(), "reference numbers are missing: " + Golden.ROOT);
    JsonNode golden = Golden.json(cell, "dataset.json").path("cell_qc_features");
    assumeTrue(!golden.isMissingNode(), "the reference could not open the recording");
    try (Recording recording = NwbReader.open(Golden.recording(cell))) {
      CellQuality ours = CellQuality.of(recording, StimulusOntology.builtIn());

      close(golden, "electrode_0_pa", ours.electrodeZero());
      close(golden, "seal_gohm", ours.seal());
      close(golden, "input_resistance_mohm", ours.inputResistance());
      close(golden, "initial_access_resistance_mohm", ours.accessResistance());
      close(golden, "input_access_resistance_ratio", ours.accessRatio());
      close(golden, "blowout_mv", ours.blowout());
    }
  }

  private static void close(JsonNode golden, String name, Outcome<CellMeasure> ours) {
    double expected = Golden.number(golden.get(name));
    if (Double.isNaN(expected)) {
      assertThat(ours.toOptional()).as(name).isEmpty();
    } else {
      assertThat(ours.orElseThrow().value())
          .as(name)
          .isCloseTo(expected, within(RELATIVE_TOLERANCE * Math.abs(expected)));
    }
  }
}
