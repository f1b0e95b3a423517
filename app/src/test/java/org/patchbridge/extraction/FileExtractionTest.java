package org.patchbridge.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbridge.dataset.Species;
import org.patchbridge.family.Preset;
import org.patchbridge.recording.SweepInfo;
import org.patchbridge.simulate.SimulatedStudy;
import org.patchbridge.simulate.SimulationSettings;
import org.patchbridge.work.CohortDigest;

class FileExtractionTest {
  @TempDir static Path folder;
  private static RecordingFile file;
  private final FileExtraction extraction =
      new FileExtraction(ExtractionSettings.of(Preset.DEFAULT));

  @BeforeAll
  static void simulate() throws InterruptedException {
    SimulatedStudy study =
        SimulatedStudy.with(
            SimulationSettings.defaults().withSamplingRateHz(25_000), Map.of(Species.MOUSE, 1));
    study.write(folder, 1, (cell, wasThere) -> {});
    file = RecordingFile.of(folder.resolve(SimulatedStudy.fileOf(study.plan().get(0))));
  }

  @Test
  void recordingIsStillOpenWhenItsOutcomeIsThere() {
    try (OpenOutcome open = extraction.whileOpen(file)) {
      FileOutcome.Extracted extracted = (FileOutcome.Extracted) open.outcome();
      SweepInfo sweep = extracted.sweeps().get(0).info();
      assertThat(open.recording().load(sweep).length()).isEqualTo((int) sweep.samples());
    }
  }

  @Test
  void featuresAreTheSameWhetherTheRecordingStaysOpenOrNot() {
    String closed = digest(extraction.of(file));
    try (OpenOutcome open = extraction.whileOpen(file)) {
      assertThat(digest(open.outcome())).isEqualTo(closed);
    }
  }

  private static String digest(FileOutcome outcome) {
    return CohortDigest.of(
        RecordedCell.cohort(
            (FileOutcome.Extracted) outcome, Species.MOUSE, RecordedCell.SweepTimes.KEPT));
  }

  @Test
  void whatIsNoRecordingIsRefusedAndNothingStaysOpen() throws IOException {
    Path text = Files.writeString(folder.resolve("notes.nwb"), "no recording");
    try (OpenOutcome open = extraction.whileOpen(RecordingFile.of(text))) {
      assertThat(open.outcome())
          .isInstanceOfSatisfying(
              FileOutcome.Refused.class,
              refused -> assertThat(refused.message()).contains("notes.nwb"));
    }
  }

  @Test
  void fileThatHasGoneIsRefused() throws IOException {
    Path gone = Files.copy(file.path(), folder.resolve("gone.nwb"));
    RecordingFile found = RecordingFile.of(gone);
    Files.delete(gone);

    assertThat(extraction.of(found)).isInstanceOf(FileOutcome.Refused.class);
  }
}
