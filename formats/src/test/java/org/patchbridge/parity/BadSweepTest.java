package org.patchbridge.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.patchbridge.family.CellExtraction;
import org.patchbridge.family.FamilyVector;
import org.patchbridge.family.Preset;
import org.patchbridge.family.SweepSpikes;
import org.patchbridge.family.recipe.CellFeatures;
import org.patchbridge.nwb.NwbReader;
import org.patchbridge.recording.Finding;
import org.patchbridge.recording.Finding.Severity;
import org.patchbridge.recording.Recording;
import org.patchbridge.recording.Sweep;
import org.patchbridge.stimulus.Epoch;
import org.patchbridge.stimulus.OwnStimulus;
import org.patchbridge.stimulus.Protocol;
import org.patchbridge.stimulus.StimulusOntology;

/** Sweeps that stop early, lack a stimulus, or are not there, in the default preset. */
class BadSweepTest {
  private static final StimulusOntology ONTOLOGY = StimulusOntology.builtIn();
  private static final String CELL = "lamp5_01";

  @BeforeEach
  void goldenRecordingsAreThere() {
    assumeTrue(Golden.isThere(), "reference numbers are missing: " + Golden.ROOT);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.01, 0.02})
  void sweepThatStopsBeforeItsStimulusIsOverIsSkipped(double secondsAfterOnset) {
    CellExtraction cell =
        extractWithLongSquares(sweep -> stopped(sweep, stimulus(sweep).first(), secondsAfterOnset));

    assertThat(skipped(cell, "sweep-aborted")).isNotEmpty();
    assertThat(cell.analyses().longSquares()).isEmpty();
    assertThat(absence(cell, "inst_freq")).isEqualTo("no usable long square sweep");
    assertThat(cell.families().get("first_ap_v")).isInstanceOf(FamilyVector.Present.class);
  }

  @Test
  void sweepThatStopsSoonAfterItsStimulusIsKeptWithAWarning() {
    CellExtraction cell =
        extractWithLongSquares(sweep -> stopped(sweep, stimulus(sweep).last(), 0.3));

    assertThat(cell.findings())
        .filteredOn(finding -> finding.id().equals("sweep-short"))
        .isNotEmpty()
        .allMatch(finding -> finding.severity() == Severity.WARNING);
    assertThat(cell.families().get("inst_freq")).isInstanceOf(FamilyVector.Present.class);
  }

  @Test
  void sweepWhoseCurrentNeverChangesIsSkipped() {
    CellExtraction cell =
        extractWithLongSquares(sweep -> withCurrent(sweep, new double[sweep.length()]));

    assertThat(skipped(cell, "stimulus-missing")).isNotEmpty();
    assertThat(absence(cell, "inst_freq")).isEqualTo("no usable long square sweep");
  }

  @Test
  void sweepWhoseCurrentHasAGapIsSkipped() {
    CellExtraction cell =
        extractWithLongSquares(
            sweep -> {
              double[] picoamps = sweep.picoamps();
              picoamps[stimulus(sweep).first() + 10] = Double.NaN;
              return withCurrent(sweep, picoamps);
            });

    assertThat(skipped(cell, "stimulus-gap")).isNotEmpty();
    assertThat(absence(cell, "inst_freq")).isEqualTo("no usable long square sweep");
  }

  @ParameterizedTest
  @CsvSource({"edge_no_ssq, 0", "edge_silent_ssq, 0", "edge_no_ramp, 300", "edge_silent_ramp, 300"})
  void firstSpikeThatIsMissingIsMarkedInItsPlace(String name, int place) {
    CellExtraction cell = ParityTable.extract(name, Preset.DEFAULT);

    FamilyVector.Present spikes = (FamilyVector.Present) cell.families().get("first_ap_v");
    assertThat(spikes.estimated().get(place, place + 150).cardinality()).isEqualTo(150);
    assertThat(spikes.values()).hasSize(450);
  }

  @Test
  void referencesPresetsGiveNoFirstSpikesWithoutRamps() {
    CellExtraction cell = ParityTable.extract("edge_no_ramp", Preset.IPFX);

    assertThat(cell.families().get("first_ap_v")).isInstanceOf(FamilyVector.Absent.class);
  }

  @ParameterizedTest
  @CsvSource({
    "edge_no_hyperpol, step_subthresh, no silent hyperpolarising long square sweep",
    "edge_no_hyperpol, subthresh_norm, no silent hyperpolarising long square sweep",
    "edge_fs200k, subthresh_depol_norm, no silent depolarising long square sweep",
    "edge_one_spike, isi_shape, no spiking long square sweep above 0 pA",
    "edge_no_spikes, first_ap_v, no first spike that is not clipped",
    "edge_no_spikes, psth, no spiking long square sweep",
    "edge_clip_rheo, spiking_width, no spike that is not clipped"
  })
  void familyWhoseSweepsAreMissingIsAbsentWithTheReason(String name, String family, String reason) {
    CellExtraction cell = ParityTable.extract(name, Preset.DEFAULT);

    assertThat(absence(cell, family)).isEqualTo(reason);
    assertThat(cell.refusal()).isEmpty();
  }

  @Test
  void missingStepsAboveThresholdAreMarkedAsEstimated() {
    CellExtraction cell = ParityTable.extract("edge_few_supra", Preset.DEFAULT);

    FamilyVector.Present frequency = (FamilyVector.Present) cell.families().get("inst_freq");
    assertThat(frequency.estimated().cardinality()).isEqualTo(frequency.values().length * 2 / 3);
    assertThat(cell.families().get("isi_shape")).isInstanceOf(FamilyVector.Present.class);
  }

  @Test
  void spikeThatTheWindowCutsOffIsMarkedAndHasNoTrough() {
    List<SweepSpikes> sweeps = ParityTable.extract("edge_clipped", Preset.DEFAULT).spikes();

    assertThat(sweeps.stream().flatMap(sweep -> sweep.spikes().stream()))
        .filteredOn(spike -> spike.clipped())
        .isNotEmpty()
        .allMatch(spike -> spike.fastTrough().isEmpty() && Double.isNaN(spike.slopeAfter()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"edge_fs20k", "edge_fs25k", "edge_fs200k", "edge_mixed_fs"})
  void familiesHaveTheSameWidthAtAnySamplingRate(String name) {
    CellExtraction usual = ParityTable.extract(CELL, Preset.DEFAULT);
    CellExtraction cell = ParityTable.extract(name, Preset.DEFAULT);

    assertThat(cell.families().values())
        .filteredOn(vector -> vector instanceof FamilyVector.Present)
        .hasSizeGreaterThan(8);
    cell.families()
        .forEach(
            (family, vector) -> {
              if (vector instanceof FamilyVector.Present present) {
                FamilyVector.Present other = (FamilyVector.Present) usual.families().get(family);
                assertThat(present.values()).as(family).hasSameSizeAs(other.values());
              }
            });
  }

  private static String absence(CellExtraction cell, String family) {
    return ((FamilyVector.Absent) cell.families().get(family)).reason();
  }

  private static List<Finding> skipped(CellExtraction cell, String id) {
    return cell.findings().stream()
        .filter(f -> f.id().equals(id) && f.severity() == Severity.SWEEP_SKIPPED)
        .toList();
  }

  private static CellExtraction extractWithLongSquares(UnaryOperator<Sweep> change) {
    try (Recording recording =
        new AlteredRecording(
            NwbReader.open(Golden.recording(CELL)),
            sweep ->
                ONTOLOGY.protocolOf(sweep.info().stimulusCode()) == Protocol.LONG_SQUARE
                    ? change.apply(sweep)
                    : sweep)) {
      return CellFeatures.extract(recording, Preset.DEFAULT, ONTOLOGY);
    }
  }

  private static Epoch stimulus(Sweep sweep) {
    return OwnStimulus.of(sweep.current(), sweep.length(), sweep.info().samplingRateHz())
        .orElseThrow();
  }

  /** The response is NaN from some time after a sample on. */
  private static Sweep stopped(Sweep sweep, int index, double secondsAfter) {
    int end = index + (int) Math.round(secondsAfter * sweep.info().samplingRateHz());
    double[] millivolts = sweep.millivolts().clone();
    Arrays.fill(millivolts, end, millivolts.length, Double.NaN);
    return new Sweep(sweep.info(), millivolts, sweep.picoamps(), sweep.precision());
  }

  private static Sweep withCurrent(Sweep sweep, double[] picoamps) {
    return new Sweep(sweep.info(), sweep.millivolts(), picoamps, sweep.precision());
  }
}
