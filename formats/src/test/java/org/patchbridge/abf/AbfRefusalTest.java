package org.patchbridge.abf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.patchbridge.abf.AbfFixture.Input;
import org.patchbridge.recording.Finding;
import org.patchbridge.recording.RecordingException;
import org.patchbridge.recording.Sweep;
import org.patchbridge.recording.SweepInfo;

/** What cannot be used is refused with file, place and fact, or left out with a finding. */
class AbfRefusalTest {
  @TempDir Path folder;

  private AbstractThrowableAssert<?, ?> assertRefused(byte[] bytes) {
    Path file = AbfFixture.write(folder.resolve("cell.abf"), bytes);
    return assertThatThrownBy(() -> AbfReader.open(file))
        .isInstanceOf(RecordingException.class)
        .hasMessageStartingWith(file.toString());
  }

  private static byte[] patched(byte[] bytes, int offset, int value) {
    byte[] copy = bytes.clone();
    ByteBuffer.wrap(copy).order(ByteOrder.LITTLE_ENDIAN).putInt(offset, value);
    return copy;
  }

  private static AbfFixture cell() {
    return AbfFixture.currentClamp(3, 100, AbfFixture.step(0, 50, 10, 40));
  }

  @Test
  void whatIsNoAbfIsRefused() throws IOException {
    assertRefused(new byte[0]).hasMessageContaining("not ABF");
    assertRefused("<html>404</html>".getBytes()).hasMessageContaining("not ABF");
    assertRefused(" FBA0000".getBytes()).hasMessageContaining("big-endian");
    assertThatThrownBy(() -> AbfReader.open(folder.resolve("none.abf")))
        .isInstanceOf(RecordingException.class)
        .hasMessageContaining("no such file");
    assertThatThrownBy(() -> AbfReader.open(Files.createDirectory(folder.resolve("folder.abf"))))
        .isInstanceOf(RecordingException.class)
        .hasMessageContaining("is a folder");
  }

  @ParameterizedTest
  @ValueSource(floats = {1.5f, 1.83f, 2})
  void filesCutOffBeforeTheirLastEntryAreRefusedAsTruncated(float version) {
    AbfFixture fixture = cell();
    fixture.synchArray = true;
    byte[] whole = AbfRoundTripTest.bytes(fixture, version);
    // After the synch array there is only the rest of its block.
    int needed = whole.length - FixtureBytes.BLOCK + 8 * fixture.sweeps.size();
    for (int length = 4; length < needed; length += 37) {
      assertRefused(Arrays.copyOf(whole, length)).hasMessageContaining("truncated");
    }
    assertRefused(Arrays.copyOf(whole, needed - 1)).hasMessageContaining("truncated");
    Path cut = AbfFixture.write(folder.resolve("cell.abf"), Arrays.copyOf(whole, needed));
    try (AbfRecording recording = AbfReader.open(cut)) {
      assertThat(recording.sweeps()).hasSize(3);
    }
  }

  @ParameterizedTest
  @CsvSource({"1.83", "2"})
  void voltageClampIsRefusedWithTheNumberOfSweeps(float version) {
    AbfFixture fixture = new AbfFixture();
    fixture.inputs.add(Input.of(0, "pA"));
    fixture.inputs.add(Input.of(1, "mV"));
    fixture.outputs.add(
        AbfFixture.output(
            0, "mV", -70, new OutputChannel.EpochTable(List.of(AbfFixture.step(0, 10, 0, 9)))));
    fixture.outputs.add(AbfFixture.silent(1, "pA"));
    assertRefused(AbfRoundTripTest.bytes(fixture.withSweeps(4, 20), version))
        .hasMessageContaining("no current-clamp sweeps: the file holds 4 in voltage clamp");
  }

  @ParameterizedTest
  @CsvSource({"1.83", "2"})
  void currentHeldAtZeroIsNoCurrentClamp(float version) {
    AbfFixture fixture = cell();
    fixture.inputs.set(0, new Input(0, "IN 0", "mV", 0.01f, 1, 1, 5, 0, 0, 2));
    assertRefused(AbfRoundTripTest.bytes(fixture, version))
        .hasMessageContaining("3 with the current held at zero");
  }

  @Test
  void channelsWithoutVoltsOrAmperesAreNamed() {
    AbfFixture fixture = cell();
    fixture.inputs.set(0, Input.of(0, "MV"));
    assertRefused(Abf2Fixture.bytes(fixture)).hasMessageContaining("IN 0 (MV)");
  }

  @ParameterizedTest
  @CsvSource({
    "1.83, 8, 9, operation mode",
    "1.83, 100, 7, data format",
    "1.83, 118, 0, number of channels",
    "1.83, 10, 2147483647, data",
    "1.83, 10, -5, data",
    "1.83, 40, 2147483647, data",
    "1.83, 122, 0, sampling interval",
    "1.83, 252, 0, IN 0",
    "1.83, 922, 0, IN 0",
    "1.83, 92, 2000000000, synch array",
    "1.83, 96, 2000000000, sweeps",
    "2, 76, 2000000000, protocol section",
    "2, 96, 0, adc section",
    "2, 100, 2000000000, adc section",
    "2, 220, 8, strings section",
    "2, 236, 1, overlaps the samples",
    "2, 240, 7, data section",
    "2, 244, 2147483647, data section",
    "2, 320, 2000000000, synch array section"
  })
  void damagedHeadersAreRefusedWithThePlace(float version, int offset, int value, String place) {
    byte[] bytes = AbfRoundTripTest.bytes(cell(), version);
    assertRefused(patched(bytes, offset, value)).hasMessageContaining(place);
  }

  @Test
  void samplesThatLieOnATableAreRefused() {
    byte[] bytes = Abf2Fixture.bytes(cell());
    int blockOfDacs = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(76 + 32);
    assertRefused(patched(bytes, 76 + 160, blockOfDacs)).hasMessageContaining("overlaps");
  }

  /** Case 51 of the bad inputs. */
  @ParameterizedTest
  @ValueSource(floats = {1.5f, 1.83f, 2})
  void gapFreeRecordingIsOneSweep(float version) {
    AbfFixture fixture = cell();
    fixture.mode = 3;
    Path file =
        AbfFixture.write(folder.resolve("cell.abf"), AbfRoundTripTest.bytes(fixture, version));
    try (AbfRecording recording = AbfReader.open(file)) {
      assertThat(recording.sweeps()).extracting(SweepInfo::samples).containsExactly(300L);
      Sweep sweep = recording.load(recording.sweeps().get(0));
      assertThat(sweep.findings()).extracting(Finding::id).contains("stimulus-constant");
    }
  }

  @Test
  void epochOfAnUnknownTypeSkipsTheSweepsAndIsNamed() {
    AbfFixture fixture =
        AbfFixture.currentClamp(2, 100, new CommandEpoch(1, 8, 50, 0, 20, 0, 0, 0));
    Path file = AbfFixture.write(folder.resolve("cell.abf"), Abf2Fixture.bytes(fixture));
    try (AbfRecording recording = AbfReader.open(file)) {
      assertThat(recording.sweeps()).isEmpty();
      assertThat(recording.skipped()).hasSize(2);
      assertThat(recording.findings())
          .filteredOn(finding -> finding.id().equals("epoch-unknown"))
          .singleElement()
          .satisfies(f -> assertThat(f.message()).contains("epoch B").contains("type 8"));
    }
  }

  @Test
  void potentialWithoutACommandInAmperesIsReadWithAWarning() {
    AbfFixture fixture = new AbfFixture();
    fixture.inputs.add(Input.of(0, "mV"));
    fixture.withSweeps(2, 50);
    Path file = AbfFixture.write(folder.resolve("cell.abf"), Abf1Fixture.bytes(fixture, 1.3f));
    try (AbfRecording recording = AbfReader.open(file)) {
      assertThat(recording.sweeps()).hasSize(2);
      assertThat(recording.findings()).extracting(Finding::id).contains("stimulus-unknown-unit");
      assertThat(recording.picoamps(recording.sweeps().get(1))).containsOnly(0);
    }
  }

  @Test
  void impossiblePotentialsAreWarnedOf() {
    AbfFixture fixture = cell();
    fixture.inputs.set(0, Input.of(0, "V"));
    Path file = AbfFixture.write(folder.resolve("cell.abf"), Abf2Fixture.bytes(fixture));
    try (AbfRecording recording = AbfReader.open(file)) {
      assertThat(recording.load(recording.sweeps().get(0)).findings())
          .extracting(Finding::id)
          .contains("response-implausible");
    }
  }

  @Test
  void sweepOfAnotherRecordingCannotBeLoaded() {
    Path file = AbfFixture.write(folder.resolve("cell.abf"), Abf2Fixture.bytes(cell()));
    try (AbfRecording recording = AbfReader.open(file)) {
      SweepInfo first = recording.sweeps().get(0);
      SweepInfo other = new SweepInfo(9, first.location(), first.clampMode(), 1, 1, "");
      assertThatThrownBy(() -> recording.load(other))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("sweep 9");
    }
  }
}
