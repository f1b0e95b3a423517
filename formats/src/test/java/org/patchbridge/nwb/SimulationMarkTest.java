package org.patchbridge.nwb;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbridge.nwb.write.ClampedSweep;
import org.patchbridge.nwb.write.NwbSession;
import org.patchbridge.nwb.write.NwbWriter;
import org.patchbridge.reader.RecordingReader;
import org.patchbridge.recording.Recording;
import org.patchbridge.recording.Subject;

class SimulationMarkTest {
  @TempDir Path folder;

  private boolean isSimulated(String dataCollection, String... keywords) {
    Path file = folder.resolve("recording.nwb");
    NwbSession session =
        new NwbSession(
            "id",
            "1",
            "a recording",
            Instant.parse("2020-01-01T09:00:00Z"),
            Subject.unknown(),
            "made up",
            dataCollection,
            List.of(keywords));
    try (NwbWriter writer = NwbWriter.create(file, session)) {
      float[] samples = new float[1000];
      writer.add(new ClampedSweep(0, "X", 10, 10_000, 0, 0, 0, samples, samples));
      writer.finish();
    }
    try (Recording recording = RecordingReader.open(file)) {
      return recording.isSimulated();
    }
  }

  @Test
  void fileWithTheKeywordSaysThatItWasSimulated() {
    assertThat(isSimulated("", NwbSession.SIMULATED)).isTrue();
    assertThat(isSimulated("", "interneuron", "Simulated")).isTrue();
  }

  @Test
  void fileOfAnEarlierVersionOfTheSimulatorDoesToo() {
    assertThat(isSimulated("Simulated by PatchBridge with a model neuron; not a recording."))
        .isTrue();
  }

  @Test
  void anyOtherFileIsARecording() {
    assertThat(isSimulated("whole-cell recordings")).isFalse();
    assertThat(isSimulated("compared with simulated cells", "simulated annealing", "mouse"))
        .isFalse();
  }
}
