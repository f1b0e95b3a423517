package org.patchbridge.abf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.patchbridge.abf.OutputChannel.FromFile;
import org.patchbridge.recording.Finding;

/** Commands that were played from a file. */
class StimulusFileTest {
  private static final String PATH = "C:\\stimuli\\Noise.atf";

  @TempDir Path folder;

  private AbfRecording open(float version, FromFile source) {
    AbfFixture fixture = new AbfFixture();
    fixture.inputs.add(AbfFixture.Input.of(0, "mV"));
    fixture.outputs.add(AbfFixture.output(0, "nA", 0.5, source));
    fixture.withSweeps(3, 6);
    return AbfReader.open(
        AbfFixture.write(folder.resolve("cell.abf"), AbfRoundTripTest.bytes(fixture, version)));
  }

  private void atf(String name, String... rows) throws IOException {
    String header = "ATF\t1.0\n1\t3\n\"Comment=made up\"\n\"Time (s)\"\t\"A (nA)\"\t\"B (nA)\"\n";
    Files.writeString(folder.resolve(name), header + String.join("\n", rows) + "\n");
  }

  @ParameterizedTest
  @ValueSource(floats = {1.5f, 1.83f, 2})
  void sweepsOfTheFileArePlayedInTurnScaledAndThenHeld(float version) throws IOException {
    atf("noise.ATF", "0\t0\t1", "5e-5\t0.1\t2", "1e-4\t0.2\t3");
    try (AbfRecording recording = open(version, new FromFile(PATH, 2, 0.25, 0, 0))) {
      assertThat(recording.picoamps(recording.sweeps().get(0)))
          .containsExactly(250, 450, 650, 500, 500, 500);
      assertThat(recording.picoamps(recording.sweeps().get(1)))
          .containsExactly(2250, 4250, 6250, 500, 500, 500);
      // The file has two sweeps: the last one goes on.
      assertThat(recording.picoamps(recording.sweeps().get(2))[0]).isEqualTo(2250);
    }
  }

  @Test
  void aSingleSweepOfTheFileMayBeChosen() throws IOException {
    atf("Noise.atf", "0,7,1");
    try (AbfRecording recording = open(2, new FromFile(PATH, 1, 0, 2, 0))) {
      assertThat(recording.picoamps(recording.sweeps().get(0))[0]).isEqualTo(1000);
    }
  }

  @Test
  void anotherRecordingMayBePlayed() {
    AbfFixture played = new AbfFixture();
    played.floats = true;
    played.inputs.add(AbfFixture.Input.of(3, "mV"));
    played.inputs.add(AbfFixture.Input.of(5, "nA"));
    played.withSweeps(1, 2);
    AbfFixture.write(folder.resolve("played.abf"), Abf1Fixture.bytes(played, 1.83f));
    try (AbfRecording recording = open(2, new FromFile("D:/x/PLAYED.ABF", 1, 0, 0, 5))) {
      double expected = (float) (played.sweeps.get(0)[1][1] * 1000);
      assertThat(recording.picoamps(recording.sweeps().get(2))[1]).isEqualTo(expected);
    }
  }

  /** Case 52 of the bad inputs. */
  @ParameterizedTest
  @ValueSource(floats = {1.5f, 1.83f, 2})
  void missingFileSkipsTheSweepsAndSaysItsPath(float version) {
    try (AbfRecording recording = open(version, new FromFile(PATH, 1, 0, 0, 0))) {
      assertThat(recording.sweeps()).isEmpty();
      assertThat(recording.skipped()).hasSize(3);
      assertThat(recording.findings())
          .filteredOn(finding -> finding.severity() == Finding.Severity.SWEEP_SKIPPED)
          .singleElement()
          .satisfies(
              finding -> {
                assertThat(finding.id()).isEqualTo("stimulus-file-missing");
                assertThat(finding.message()).contains(PATH);
              });
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'ATF\t1.0\n0\t2\n\"Time\"\t\"A\"\n0\tx\n', line 4",
    "'ATF\t1.0\n0\t3\n\"Time\"\t\"A\"\t\"B\"\n0\t1\n', line 4",
    "'ATF\t1.0\n0\t2\n\"Time\"\t\"A\"\n', line 3",
    "'ATF\t1.0\n0\t999999\n', line 2",
    "'<html>', line 1",
    "'', line 1"
  })
  void brokenFileSkipsTheSweepsAndSaysTheLine(String text, String line) throws IOException {
    Files.writeString(folder.resolve("Noise.atf"), text);
    try (AbfRecording recording = open(2, new FromFile(PATH, 1, 0, 0, 0))) {
      assertThat(recording.sweeps()).isEmpty();
      assertThat(recording.findings())
          .filteredOn(finding -> finding.id().equals("stimulus-file-broken"))
          .singleElement()
          .satisfies(finding -> assertThat(finding.message()).contains("Noise.atf", line));
    }
  }
}
