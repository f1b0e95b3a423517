package org.patchbridge.nwb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.patchbridge.nwb.NwbFixture.RESPONSE_0;
import static org.patchbridge.nwb.NwbFixture.STIMULUS_0;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.patchbridge.recording.Finding;
import org.patchbridge.recording.Finding.Severity;
import org.patchbridge.recording.SweepInfo;

/** What is noticed before samples are read: cases 7 to 17, 26 to 28, 31, 32, 43 and 44. */
class NwbFindingsTest {
  @TempDir Path folder;

  private NwbRecording open(Consumer<NwbFixture> change) {
    return NwbReader.open(NwbFixture.write(folder.resolve("cell.nwb"), change));
  }

  /** Sweep 0 is left out for one reason, sweep 1 stays. */
  private void assertSkipsSweep0(String id, String location, Consumer<NwbFixture> change) {
    try (NwbRecording recording = open(change)) {
      assertThat(recording.sweeps()).extracting(SweepInfo::number).containsExactly(1);
      assertThat(recording.findings())
          .extracting(Finding::id, Finding::severity, Finding::location)
          .contains(tuple(id, Severity.SWEEP_SKIPPED, location));
    }
  }

  private void assertWarns(String id, Consumer<NwbFixture> change) {
    try (NwbRecording recording = open(change)) {
      assertThat(recording.sweeps()).extracting(SweepInfo::number).containsExactly(0, 1);
      assertThat(recording.findings())
          .filteredOn(f -> f.severity() == Severity.WARNING)
          .extracting(Finding::id)
          .containsExactly(id);
    }
  }

  @Test
  void soundRecordingHasNoFindings() {
    try (NwbRecording recording = open(f -> {})) {
      assertThat(recording.findings()).isEmpty();
      assertThat(recording.skipped()).isEmpty();
      assertThat(recording.id()).isEqualTo("session-1");
      assertThat(recording.subject().donor()).contains("donor-1");
      assertThat(recording.sweeps())
          .extracting(SweepInfo::number, SweepInfo::samplingRateHz, SweepInfo::stimulusCode)
          .containsExactly(
              tuple(0, 50_000.0, "X4PS_SupraThresh"), tuple(1, 50_000.0, "X4PS_SupraThresh"));
    }
  }

  @Test
  void voltageClampAndHeldCurrentAreSkippedByTypeAndCounted() {
    try (NwbRecording recording =
        open(
            f -> {
              float[] silence = new float[NwbFixture.SAMPLES];
              f.series("/acquisition/a_7", "VoltageClampSeries", 7, silence, "amperes", 1e-12);
              f.series("/acquisition/a_8", "VoltageClampSeries", 8, silence, "amperes", 1e-12);
              f.series("/acquisition/a_9", "IZeroClampSeries", 9, silence, "volts", 1e-3);
            })) {
      assertThat(recording.sweeps()).hasSize(2);
      assertThat(recording.findings())
          .extracting(Finding::id, Finding::message)
          .containsExactlyInAnyOrder(
              tuple("voltage-clamp", "left out: 2 in voltage clamp"),
              tuple("current-held-at-zero", "left out: 1 with the current held at zero"));
      assertThat(recording.skipped())
          .extracting(s -> s.number().getAsInt())
          .containsExactly(7, 8, 9);
    }
  }

  @Test
  void responseWithoutStimulusIsSkipped() {
    assertSkipsSweep0("stimulus-missing", RESPONSE_0, f -> f.remove(STIMULUS_0));
  }

  @Test
  void stimulusWithoutResponseIsSkipped() {
    assertSkipsSweep0("response-missing", STIMULUS_0, f -> f.remove(RESPONSE_0));
  }

  @Test
  void twoSeriesOfOneSweepNumberAreBothSkipped() {
    try (NwbRecording recording = open(f -> f.response("/acquisition/copy", 0))) {
      assertThat(recording.sweeps()).extracting(SweepInfo::number).containsExactly(1);
      assertThat(recording.findings())
          .filteredOn(f -> f.id().equals("sweep-ambiguous"))
          .extracting(Finding::location)
          .containsExactlyInAnyOrder(RESPONSE_0, "/acquisition/copy");
    }
  }

  @Test
  void sweepNumberIsTakenFromTheNameWhereMissing() {
    assertWarns(
        "sweep-number-derived",
        f -> {
          f.removeAttribute(RESPONSE_0, "sweep_number");
          f.removeAttribute(STIMULUS_0, "sweep_number");
        });
  }

  @Test
  void seriesWithoutAnyNumberIsSkipped() {
    assertSkipsSweep0(
        "sweep-number-missing",
        "/acquisition/unnamed",
        f -> {
          f.remove(RESPONSE_0);
          f.remove(STIMULUS_0);
          f.response("/acquisition/unnamed", 0);
          f.removeAttribute("/acquisition/unnamed", "sweep_number");
        });
  }

  @Test
  void sweepTableThatLeadsToTheSeriesIsFine() {
    try (NwbRecording recording = open(f -> sweepTable(f, f.reference(RESPONSE_0)))) {
      assertThat(recording.findings()).isEmpty();
    }
  }

  @Test
  void sweepTableRowThatLeadsNowhereIsWarnedOf() {
    assertWarns("sweep-table-broken", f -> sweepTable(f, 1234));
  }

  private static void sweepTable(NwbFixture fixture, long reference) {
    fixture.group("/general/intracellular_ephys/sweep_table");
    fixture.dataset("/general/intracellular_ephys/sweep_table/series", new long[] {reference});
  }

  @Test
  void newerTableStandsInForSweepNumbers() {
    try (NwbRecording recording = open(f -> recordingsTable(f, NwbFixture.SAMPLES))) {
      assertThat(recording.sweeps())
          .extracting(SweepInfo::number, SweepInfo::location)
          .containsExactly(tuple(0, "/acquisition/late"), tuple(1, "/acquisition/early"));
      // Both rows name the same stimulus, and the codes come from it.
      assertThat(recording.load(recording.sweeps().get(1)).picoamps()[500]).isEqualTo(100);
      assertThat(recording.findings()).isEmpty();
    }
  }

  @Test
  void rowAboutPartOfASeriesIsSkipped() {
    try (NwbRecording recording = open(f -> recordingsTable(f, 500))) {
      assertThat(recording.sweeps()).extracting(SweepInfo::number).containsExactly(1);
      assertThat(recording.findings())
          .extracting(Finding::id, Finding::location)
          .contains(tuple("series-partial", "/acquisition/late"));
    }
  }

  private static void recordingsTable(NwbFixture fixture, int samplesOfFirst) {
    fixture.remove("/acquisition");
    fixture.group("/acquisition");
    fixture.remove(NwbFixture.STIMULUS_1);
    fixture.removeAttribute(STIMULUS_0, "sweep_number");
    for (String path : List.of("/acquisition/early", "/acquisition/late")) {
      fixture.response(path, 0);
      fixture.removeAttribute(path, "sweep_number");
    }
    String table = "/general/intracellular_ephys/intracellular_recordings";
    fixture.group(table);
    fixture.group(table + "/responses");
    fixture.group(table + "/stimuli");
    long late = fixture.reference("/acquisition/late");
    long early = fixture.reference("/acquisition/early");
    long stimulus = fixture.reference(STIMULUS_0);
    int all = NwbFixture.SAMPLES;
    fixture.references(
        table + "/responses/response",
        new int[2],
        new int[] {samplesOfFirst, all},
        new long[] {late, early});
    fixture.references(
        table + "/stimuli/stimulus",
        new int[2],
        new int[] {all, all},
        new long[] {stimulus, stimulus});
  }

  @Test
  void evenTimestampsGiveTheRate() {
    try (NwbRecording recording = open(f -> timestamps(f, 0))) {
      assertThat(recording.sweeps().get(0).samplingRateHz()).isEqualTo(NwbFixture.RATE_HZ);
      assertThat(recording.findings()).isEmpty();
    }
  }

  @Test
  void unevenTimestampsAreSkipped() {
    assertSkipsSweep0("timestamps-irregular", RESPONSE_0, f -> timestamps(f, 1e-5));
  }

  private static void timestamps(NwbFixture fixture, double gapSeconds) {
    double[] seconds = new double[NwbFixture.SAMPLES];
    for (int i = 0; i < seconds.length; i++) {
      seconds[i] = 3.5 + i / NwbFixture.RATE_HZ + (i > 500 ? gapSeconds : 0);
    }
    for (String path : new String[] {RESPONSE_0, STIMULUS_0}) {
      fixture.remove(path + "/starting_time");
      fixture.dataset(path + "/timestamps", seconds);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -50_000, Double.NaN, Double.POSITIVE_INFINITY})
  void impossibleRateIsSkipped(double rate) {
    assertSkipsSweep0(
        "rate-invalid", RESPONSE_0, f -> f.attribute(RESPONSE_0 + "/starting_time", "rate", rate));
  }

  @Test
  void missingRateIsSkipped() {
    assertSkipsSweep0("rate-missing", STIMULUS_0, f -> f.remove(STIMULUS_0 + "/starting_time"));
  }

  @Test
  void differentRatesAreSkipped() {
    assertSkipsSweep0(
        "rates-differ",
        RESPONSE_0,
        f -> f.attribute(STIMULUS_0 + "/starting_time", "rate", 20_000.0));
  }

  @Test
  void differentLengthsAreSkipped() {
    assertSkipsSweep0(
        "lengths-differ",
        RESPONSE_0,
        f -> f.replaceSamples(STIMULUS_0, new float[999], "amperes", 1e-12));
  }

  @Test
  void seriesWithoutSamplesIsSkipped() {
    assertSkipsSweep0(
        "no-samples",
        RESPONSE_0,
        f -> {
          f.remove(RESPONSE_0 + "/data");
          f.emptyDataset(RESPONSE_0 + "/data", Hdf5Fixture.Packing.CONTIGUOUS, 0);
        });
  }

  static Stream<Arguments> unusableScales() {
    return Stream.of(
        Arguments.of("unit-unknown", "unit", ""),
        Arguments.of("unit-unknown", "unit", "furlongs"),
        Arguments.of("unit-mismatch", "unit", "amperes"),
        Arguments.of("conversion-invalid", "conversion", 0.0),
        Arguments.of("conversion-invalid", "conversion", Double.NaN),
        Arguments.of("conversion-invalid", "offset", Double.NaN));
  }

  @ParameterizedTest
  @MethodSource("unusableScales")
  void unusableScaleIsSkipped(String id, String attribute, Object value) {
    assertSkipsSweep0(id, RESPONSE_0, f -> f.attribute(RESPONSE_0 + "/data", attribute, value));
  }

  @Test
  void wholeNumbersWithConversionOneAreWarnedOf() {
    short[] samples = new short[NwbFixture.SAMPLES];
    Arrays.fill(samples, 400, 600, (short) 1);
    assertWarns("integer-unscaled", f -> f.replaceSamples(STIMULUS_0, samples, "amperes", 1));
  }

  static Stream<Arguments> missingMetadata() {
    return Stream.of(
        Arguments.of("electrode-missing", RESPONSE_0 + "/electrode"),
        Arguments.of("bridge-balance-missing", RESPONSE_0 + "/bridge_balance"),
        Arguments.of("bias-current-missing", RESPONSE_0 + "/bias_current"),
        Arguments.of("subject-missing", "/general/subject"));
  }

  @ParameterizedTest
  @MethodSource("missingMetadata")
  void missingMetadataIsWarnedOfAndEverythingKept(String id, String path) {
    assertWarns(id, f -> f.remove(path));
  }

  @Test
  void seriesInAnotherFileIsSkippedAndTheFileNotOpened() {
    assertSkipsSweep0(
        "series-unreadable",
        RESPONSE_0,
        f -> {
          f.remove(RESPONSE_0);
          f.externalLink(RESPONSE_0, "/etc/passwd", "/");
        });
  }

  @Test
  void seriesThatLinksToItselfIsSkipped() {
    assertSkipsSweep0(
        "series-unreadable",
        RESPONSE_0,
        f -> {
          f.remove(RESPONSE_0);
          f.softLink(RESPONSE_0, RESPONSE_0);
        });
  }

  @Test
  void groupThatContainsItselfIsReadOnce() {
    try (NwbRecording recording = open(f -> f.hardLink("/acquisition/again", "/acquisition"))) {
      assertThat(recording.sweeps()).hasSize(2);
    }
  }

  @Test
  void sweepOfAnotherRecordingCannotBeLoaded() {
    try (NwbRecording recording = open(f -> {})) {
      SweepInfo first = recording.sweeps().get(0);
      SweepInfo stranger =
          new SweepInfo(5, first.location(), first.clampMode(), 1, 1, first.stimulusCode());
      assertThatThrownBy(() -> recording.load(stranger))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
