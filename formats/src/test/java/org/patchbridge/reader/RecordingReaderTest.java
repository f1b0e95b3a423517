package org.patchbridge.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
}
