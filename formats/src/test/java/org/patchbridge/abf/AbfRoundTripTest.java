package org.patchbridge.abf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.patchbridge.abf.AbfFixture.Input;
import org.patchbridge.recording.Finding;
import org.patchbridge.recording.RecordingException;
import org.patchbridge.recording.Sweep;
import org.patchbridge.recording.SweepInfo;

/** Made-up files of both versions give back the values they were made of. */
class AbfRoundTripTest {
  private static final int SWEEPS = 3;
  private static final int SAMPLES = 700;

  /** Values are float32. */
  private static final double RELATIVE = 3e-7;

  @TempDir Path folder;

  /** Versions of the format; 2 for ABF 2. */
  static final List<Float> VERSIONS = List.of(1.3f, 1.5f, 1.6f, 1.65f, 1.7f, 1.83f, 2f);

  static byte[] bytes(AbfFixture fixture, float version) {
    return version == 2 ? Abf2Fixture.bytes(fixture) : Abf1Fixture.bytes(fixture, version);
  }

  private AbfRecording open(AbfFixture fixture, float version) {
    return AbfReader.open(AbfFixture.write(folder.resolve("cell.abf"), bytes(fixture, version)));
  }

  static Stream<Arguments> layouts() {
    List<Arguments> layouts = new ArrayList<>();
    for (float version : VERSIONS) {
      for (int channels = 1; channels <= 4; channels++) {
        layouts.add(Arguments.of(version, channels, channels % 2 == 0, 5));
        layouts.add(Arguments.of(version, channels, channels % 2 == 1, 3));
      }
      for (int mode : new int[] {1, 2, 4}) {
        layouts.add(Arguments.of(version, 2, false, mode));
      }
    }
    return layouts.stream();
  }

  /** The potential is the last channel, with the physical number of its place times two. */
  private static AbfFixture fixture(int channels, boolean floats, int mode) {
    AbfFixture fixture = new AbfFixture();
    fixture.mode = mode;
    fixture.floats = floats;
    for (int place = 0; place < channels; place++) {
      String unit = place == channels - 1 ? "mV" : "pA";
      fixture.inputs.add(
          new Input(2 * place, "IN " + place, unit, 0.02f, 1.5f, 2, 4, 1.25f, 0.5f, 1));
    }
    fixture.outputs.add(
        AbfFixture.output(
            0, "pA", -12, new OutputChannel.EpochTable(List.of(AbfFixture.step(0, 50, 10, 200)))));
    return fixture.withSweeps(SWEEPS, SAMPLES);
  }

  @ParameterizedTest
  @MethodSource("layouts")
  void samplesAreScaledAndUntangled(float version, int channels, boolean floats, int mode) {
    AbfFixture fixture = fixture(channels, floats, mode);
    try (AbfRecording recording = open(fixture, version)) {
      assertThat(recording.sweeps()).hasSize(mode == 3 ? 1 : SWEEPS);
      assertThat(recording.sweeps())
          .extracting(SweepInfo::samplingRateHz)
          .allSatisfy(rate -> assertThat(rate).isCloseTo(20_000, within(1e-6)));
      Input input = fixture.inputs.get(channels - 1);
      int position = 0;
      for (SweepInfo info : recording.sweeps()) {
        Sweep sweep = recording.load(info);
        for (int k = 0; k < sweep.length(); k++, position++) {
          double stored = fixture.sweeps.get(position / SAMPLES)[channels - 1][position % SAMPLES];
          double expected = floats ? stored : input.value(stored);
          assertThat(sweep.millivolts()[k])
              .isCloseTo(expected, within(RELATIVE * (Math.abs(expected) + 10)));
        }
      }
      assertThat(position).isEqualTo(SWEEPS * SAMPLES);
    }
  }

  @ParameterizedTest
  @CsvSource({"1.83", "2"})
  void withoutSynchArraySweepsAreAsLongAsTheProtocolSays(float version) {
    AbfFixture fixture = fixture(2, false, 5);
    fixture.synchArray = false;
    try (AbfRecording recording = open(fixture, version)) {
      assertThat(recording.sweeps())
          .extracting(SweepInfo::samples)
          .containsExactly(700L, 700L, 700L);
    }
  }

  @ParameterizedTest
  @CsvSource({"1.83", "2"})
  void eventsMayHaveDifferentLengths(float version) {
    AbfFixture fixture = fixture(1, false, 1);
    fixture.sweeps.set(1, new double[][] {{1, 2, 3, 4, 5}});
    try (AbfRecording recording = open(fixture, version)) {
      assertThat(recording.sweeps()).extracting(SweepInfo::samples).containsExactly(700L, 5L, 700L);
      assertThat(recording.load(recording.sweeps().get(1)).millivolts()[4])
          .isCloseTo(fixture.inputs.get(0).value(5), within(1e-6));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "V, 1e3, A, 1e12",
    "mV, 1, nA, 1e3",
    "uV, 1e-3, pA, 1",
    "\u00b5V, 1e-3, \u00b5A, 1e6",
    "' mV ', 1, uA, 1e6"
  })
  void unitsBecomeMillivoltsAndPicoamps(
      String voltage, double toMillivolts, String current, double toPicoamps) {
    AbfFixture fixture = new AbfFixture();
    fixture.inputs.add(Input.of(0, voltage));
    fixture.outputs.add(AbfFixture.output(0, current, 0.25, new OutputChannel.Off()));
    fixture.withSweeps(1, 20);
    for (float version : new float[] {1.83f, 2}) {
      try (AbfRecording recording = open(fixture, version)) {
        Sweep sweep = recording.load(recording.sweeps().get(0));
        double expected = fixture.inputs.get(0).value(fixture.sweeps.get(0)[0][3]) * toMillivolts;
        assertThat(sweep.millivolts()[3])
            .isCloseTo(expected, within(Math.abs(expected) * RELATIVE));
        assertThat(sweep.picoamps()[3]).isCloseTo(0.25 * toPicoamps, within(toPicoamps * RELATIVE));
      }
    }
  }

  @Test
  void headerTellsVersionCreatorProtocolAndStart() {
    AbfFixture fixture = fixture(1, false, 5);
    try (AbfRecording recording = open(fixture, 2)) {
      assertThat(recording.version()).isEqualTo("2.6.0.0");
      assertThat(recording.creator()).isEqualTo("Clampex 10.7.0.3");
      assertThat(recording.protocolPath()).isEqualTo("C:\\protocols\\steps.pro");
      assertThat(recording.sweeps().get(0).stimulusCode()).isEqualTo("steps");
      assertThat(recording.start()).contains(LocalDateTime.of(2024, 2, 29, 1, 1, 1, 250_000_000));
      assertThat(recording.id()).isEqualTo("cell");
    }
    try (AbfRecording recording = open(fixture, 1.83f)) {
      assertThat(recording.version()).isEqualTo("1.83");
      assertThat(recording.creator()).isEqualTo("Clampex 9.2.0.0");
      assertThat(recording.start()).contains(LocalDateTime.of(2024, 2, 29, 1, 1, 1, 250_000_000));
    }
    try (AbfRecording recording = open(fixture, 1.5f)) {
      assertThat(recording.start()).contains(LocalDateTime.of(1999, 2, 28, 1, 1, 1, 250_000_000));
      assertThat(recording.creator()).isEqualTo("Clampex");
    }
  }

  @Test
  void ofTwoCellsTheFirstOrTheNamedOneIsRead() {
    AbfFixture fixture = new AbfFixture();
    fixture.inputs.add(Input.of(0, "mV"));
    fixture.inputs.add(Input.of(1, "mV"));
    fixture.outputs.add(AbfFixture.output(0, "pA", 5, new OutputChannel.Off()));
    fixture.outputs.add(AbfFixture.output(1, "pA", 7, new OutputChannel.Off()));
    fixture.withSweeps(1, 10);
    Path file = AbfFixture.write(folder.resolve("two.abf"), Abf2Fixture.bytes(fixture));
    try (AbfRecording first = AbfReader.open(file);
        AbfRecording second = AbfReader.open(file, Optional.of("IN 1"))) {
      assertThat(first.channel()).isEqualTo("IN 0");
      assertThat(first.findings())
          .filteredOn(finding -> finding.id().equals("several-channels"))
          .extracting(Finding::severity)
          .containsExactly(Finding.Severity.WARNING);
      assertThat(second.channel()).isEqualTo("IN 1");
      assertThat(first.id()).isEqualTo("two");
      assertThat(second.id()).isEqualTo("two/IN 1");
      Sweep sweep = second.load(second.sweeps().get(0));
      assertThat(sweep.picoamps()[0]).isEqualTo(7);
      assertThat(sweep.millivolts()[0])
          .isCloseTo(fixture.inputs.get(1).value(fixture.sweeps.get(0)[1][0]), within(1e-4));
    }
    assertThatThrownBy(() -> AbfReader.open(file, Optional.of("IN 7")))
        .isInstanceOf(RecordingException.class)
        .hasMessageContaining("IN 7")
        .hasMessageContaining("IN 0 (mV), IN 1 (mV)");
  }
}
