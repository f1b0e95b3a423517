package org.patchbridge.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbridge.abf.AbfRecording;
import org.patchbridge.nwb.NwbRecording;
import org.patchbridge.recording.Recording;
import org.patchbridge.recording.RecordingException;

class RecordingReaderTest {
  private static final Path SHARED = Path.of("../../shared");
  private static final Path ABF = SHARED.resolve("data/recordings/abf/171116sh_0016.abf");
  private static final Path NWB = SHARED.resolve("golden/ipfx/nwb/real_18425108_25kHz.nwb");

  @TempDir Path folder;

  @Test
  void firstBytesDecideWhateverTheName() throws IOException {
    assumeTrue(Files.exists(ABF) && Files.exists(NWB), "recordings are missing: " + SHARED);
    Path abf = Files.copy(ABF, folder.resolve("a.nwb"));
    Path nwb = Files.copy(NWB, folder.resolve("b.abf"));
    try (Recording first = RecordingReader.open(abf);
        Recording second = RecordingReader.open(nwb.toString(), Optional.empty())) {
      assertThat(first).isInstanceOf(AbfRecording.class);
      assertThat(second).isInstanceOf(NwbRecording.class);
    }
  }

  @Test
  void whatIsNeitherIsRefusedAsWhatItsNamePromises() throws IOException {
    Path abf = Files.writeString(folder.resolve("page.abf"), "<html>404</html>");
    Path nwb = Files.writeString(folder.resolve("page.nwb"), "<html>404</html>");
    assertThatThrownBy(() -> RecordingReader.open(abf))
        .isInstanceOf(RecordingException.class)
        .hasMessageContaining("not ABF");
    assertThatThrownBy(() -> RecordingReader.open(nwb))
        .isInstanceOf(RecordingException.class)
        .hasMessageContaining("not HDF5");
    assertThatThrownBy(() -> RecordingReader.open(folder.resolve("none.abf")))
        .isInstanceOf(RecordingException.class)
        .hasMessageContaining("no such file");
  }

  @Test
  void recordingsAreKnownByTheirEnding() {
    assertThat(RecordingReader.isNamedAsRecording(Path.of("x/cell.ABF"))).isTrue();
    assertThat(RecordingReader.isNamedAsRecording(Path.of("cell.nwb"))).isTrue();
    assertThat(RecordingReader.isNamedAsRecording(Path.of("cell.abf.txt"))).isFalse();
  }

  @Test
  void namedPipeIsRefusedAtOnceInsteadOfWaitedFor() throws Exception {
    for (String name : List.of("pipe.nwb", "pipe.abf")) {
      Path pipe = folder.resolve(name);
      assumeTrue(
          Files.isExecutable(Path.of("/usr/bin/mkfifo"))
              && new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0,
          "no named pipe can be made here");
      assertTimeoutPreemptively(
          Duration.ofSeconds(20),
          () ->
              assertThatThrownBy(() -> RecordingReader.open(pipe))
                  .isInstanceOf(RecordingException.class)
                  .hasMessageContaining(name + ": is a named pipe, not a file"));
    }
  }

  @Test
  void addressThatBreaksTheRulesIsRefusedWithThePlace() {
    assertRefused("http://127.0.0.1:1/my file.nwb", "at character 22", "%20 in place of a space");
    assertRefused("https://", "this is no web address");
    assertRefused("http://[bad", "this is no web address");
    assertRefused("http:///cell.nwb", "the address names no server");
    assertRefused("http://127.0.0.1:99999/cell.nwb", "port out of range");
  }

  private static void assertRefused(String address, String... said) {
    assertThatThrownBy(() -> RecordingReader.open(address, Optional.empty()))
        .isInstanceOf(RecordingException.class)
        .hasMessageStartingWith(address)
        .hasMessageContainingAll(said);
  }
}
