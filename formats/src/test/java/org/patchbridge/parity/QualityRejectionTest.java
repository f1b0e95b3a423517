package org.patchbridge.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.patchbridge.family.CellExtraction;
import org.patchbridge.family.FamilyVector;
import org.patchbridge.family.Preset;
import org.patchbridge.family.recipe.CellFeatures;
import org.patchbridge.nwb.NwbReader;
import org.patchbridge.recording.Finding;
import org.patchbridge.recording.Finding.Severity;
import org.patchbridge.recording.Recording;
import org.patchbridge.recording.Sweep;
import org.patchbridge.stimulus.Protocol;
import org.patchbridge.stimulus.StimulusOntology;

/** What the default preset does with sweeps that fail the quality checks. */
class QualityRejectionTest {
  private static final StimulusOntology ONTOLOGY = StimulusOntology.builtIn();
  private static final String CELL = "lamp5_01";

  @BeforeEach
  void goldenRecordingsAreThere() {
    assumeTrue(Golden.isThere(), "reference numbers are missing: " + Golden.ROOT);
  }

  @Test
  void failedSweepsAreUsedInNoAnalysis() {
    CellExtraction cell = ParityTable.extract("edge_failed_sweep", Preset.DEFAULT);
    List<Integer> failed =
        Golden.json("edge_failed_sweep", "dataset.json")
            .get("sweep_states")
            .findParents("passed")
            .stream()
            .filter(state -> !state.get("passed").asBoolean())
            .map(state -> state.get("sweep_number").asInt())
            .toList();

    assertThat(failed).isNotEmpty();
    assertThat(cell.usedSweeps()).doesNotContainAnyElementsOf(failed).isNotEmpty();
  }

  @Test
  void protocolWhoseSweepsAllFailIsAbsentAndSaysSo() {
    CellExtraction cell = extract(Set.of(Protocol.LONG_SQUARE));

    assertThat(((FamilyVector.Absent) cell.families().get("inst_freq")).reason())
        .isEqualTo("no long square sweep passes the quality checks");
    assertThat(cell.scalars()).doesNotContainKey("input_resistance").containsKey("width_ramp");
    assertThat(cell.findings()).noneMatch(finding -> finding.id().equals("quality-failed"));
    assertThat(skipped(cell)).isPositive();
  }

  @Test
  void placeOfAFailedProtocolInTheFirstSpikesIsMarked() {
    CellExtraction cell = extract(Set.of(Protocol.RAMP));

    FamilyVector.Present spikes = (FamilyVector.Present) cell.families().get("first_ap_v");
    BitSet ramp = spikes.estimated().get(300, 450);
    assertThat(ramp.cardinality()).isEqualTo(150);
    assertThat(spikes.estimated().get(0, 300).isEmpty()).isTrue();
  }

  @Test
  void cellWithoutAnySoundSweepIsKeptAndDoubted() {
    CellExtraction cell =
        extract(Set.of(Protocol.LONG_SQUARE, Protocol.SHORT_SQUARE, Protocol.RAMP));

    assertThat(cell.refusal()).isEmpty();
    assertThat(cell.families().get("inst_freq")).isInstanceOf(FamilyVector.Present.class);
    assertThat(cell.findings())
        .filteredOn(finding -> finding.id().equals("quality-failed"))
        .extracting(Finding::severity)
        .containsExactly(Severity.WARNING);
    assertThat(skipped(cell)).isZero();
    assertThat(cell.findings()).anyMatch(finding -> finding.id().equals("pre-noise"));
  }

  private static long skipped(CellExtraction cell) {
    return cell.findings().stream()
        .filter(f -> f.id().equals("pre-noise") && f.severity() == Severity.SWEEP_SKIPPED)
        .count();
  }

  private static CellExtraction extract(Set<Protocol> noisy) {
    try (Recording recording =
        new AlteredRecording(
            NwbReader.open(Golden.recording(CELL)),
            sweep ->
                noisy.contains(ONTOLOGY.protocolOf(sweep.info().stimulusCode()))
                    ? hummed(sweep)
                    : sweep)) {
      return CellFeatures.extract(recording, Preset.DEFAULT, ONTOLOGY);
    }
  }

  /** With hum, which no spike is mistaken for. */
  private static Sweep hummed(Sweep sweep) {
    double[] noisy = sweep.millivolts().clone();
    for (int k = 0; k < noisy.length; k++) {
      noisy[k] =
          (float)
              (noisy[k] + 0.2 * Math.sin(2 * Math.PI * 700 * k / sweep.info().samplingRateHz()));
    }
    return new Sweep(sweep.info(), noisy, sweep.picoamps(), sweep.precision());
  }
}
