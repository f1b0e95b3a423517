package org.patchbridge.nwb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.patchbridge.recording.Finding;
import org.patchbridge.recording.Sweep;
import org.patchbridge.recording.SweepInfo;

/** A real step recording of plain NWB 2.4, without sweep numbers and sweep table. */
class RealNwbTest {
  private static final Path FILE =
      Path.of("../../shared/data/recordings/nwb/hippocampus_steps_99111002.nwb");

  @Test
  void hippocampalStepsAreReadInMillivoltsAndPicoamps() {
    assumeTrue(Files.exists(FILE), FILE + " is missing");
    try (NwbRecording recording = NwbReader.open(FILE)) {
      assertThat(recording.sweeps())
          .extracting(SweepInfo::number)
          .containsExactlyElementsOf(IntStream.rangeClosed(1, 16).boxed().toList());
      assertThat(recording.sweeps())
          .extracting(SweepInfo::samplingRateHz, SweepInfo::stimulusCode)
          .containsOnly(tuple(10_000.0, "Step"));
      assertThat(recording.findings()).extracting(Finding::id).contains("sweep-number-derived");
      // Seen with h5py: -2 nA in sweep 1 up to +1 nA in sweep 16; rest is at -15 mV throughout.
      Sweep first = recording.load(recording.sweeps().get(0));
      assertThat(first.millivolts()[0]).isCloseTo(-15.5, within(1e-5));
      assertThat(Arrays.stream(first.picoamps()).min().orElseThrow())
          .isCloseTo(-2000, within(1e-3));
      Sweep last = recording.load(recording.sweeps().get(15));
      assertThat(Arrays.stream(last.millivolts()).max().orElseThrow()).isCloseTo(87, within(1e-4));
      assertThat(Arrays.stream(last.picoamps()).max().orElseThrow()).isCloseTo(1000, within(1e-3));
    }
  }
}
