package org.patchbridge.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbridge.dataset.Cell;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.Species;
import org.patchbridge.gouwens.GouwensPreset;
import org.patchbridge.report.value.DataOrigin;
import org.patchbridge.reproduction.RecordedCohorts;
import org.patchbridge.study.Study;
import org.patchbridge.study.store.CohortSource;
import org.patchbridge.table.CellLabel;
import org.patchbridge.table.CellLabelTable;
import org.patchbridge.work.InputException;
import org.patchbridge.work.Progress;

/** Raw recordings of a reproduction, made up in place of the archive's. */
class RecordedCohortsTest {
  private static final int CELLS = 3;

  @TempDir Path folder;

  @Test
  void theWaveformFamiliesOfLabelledRecordingsBecomeCohortsThatSaySo() throws Exception {
    Path recordings = mouseRecordings();
    Path labels = SimulatedRecordings.folder().resolve("labels.csv");
    try (Study study = Study.open(folder.resolve("study"))) {
      RecordedCohorts recorded =
          RecordedCohorts.into(study, recordings, Optional.of(labels), 2, Progress.silent());

      assertThat(recorded.summary().refused()).isEmpty();
      Cohort cohort = recorded.cohorts().get(0);
      assertThat(cohort.name()).isEqualTo("extracted-mouse");
      assertThat(GouwensPreset.read().listsFamilyOf(cohort)).isTrue();
      assertThat(cohort.classes()).hasSizeGreaterThan(1);
      assertThat(study.inputs().get(0).source().origin()).isEqualTo(DataOrigin.SIMULATED);
      assertThat(recorded.isSimulated(cohort)).isTrue();
      assertThat(recorded.warnings())
          .anyMatch(each -> each.startsWith("extracted-mouse is left out of the models: "));
    }
  }

  @Test
  void publishedCellsLabelTheFilesThatHaveTheirNames() throws Exception {
    Path recordings = mouseRecordings();
    List<Cell> published = new java.util.ArrayList<>();
    List<CellLabel> labels =
        CellLabelTable.read(SimulatedRecordings.folder().resolve("labels.csv"));
    for (String name : names(recordings)) {
      CellLabel label =
          labels.stream()
              .filter(each -> each.file().map(file -> file.endsWith(name)).orElse(false))
              .findFirst()
              .orElseThrow();
      published.add(
          new Cell(name, Species.MOUSE, label.donor(), label.subclass(), Optional.empty()));
    }
    try (Study study = Study.open(folder.resolve("study"))) {
      study.add(
          new Cohort("allen-mouse-v1", published, List.of(), List.of()),
          new CohortSource(DataOrigin.PUBLISHED, "test", List.of(), List.of()));
      RecordedCohorts recorded =
          RecordedCohorts.into(study, recordings, Optional.empty(), 2, Progress.silent());

      assertThat(recorded.cohorts().get(0).cells())
          .extracting(Cell::subclass)
          .containsExactlyInAnyOrderElementsOf(published.stream().map(Cell::subclass).toList());
    }
  }

  @Test
  void recordingsThatNobodyKnowsAreRefusedWithTheRemedy() throws Exception {
    Path recordings = mouseRecordings();
    try (Study study = Study.open(folder.resolve("study"))) {
      assertThatThrownBy(
              () -> RecordedCohorts.into(study, recordings, Optional.empty(), 2, Progress.silent()))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("the mouse recordings have no labels")
          .hasMessageContaining("--labels");
    }
  }

  private Path mouseRecordings() throws Exception {
    Path recordings = Files.createDirectory(folder.resolve("recordings"));
    for (String name :
        names(SimulatedRecordings.folder()).stream()
            .filter(each -> each.contains("simM"))
            .limit(CELLS)
            .toList()) {
      try (Stream<Path> all = Files.walk(SimulatedRecordings.folder())) {
        Path source = all.filter(file -> file.endsWith(name)).findFirst().orElseThrow();
        Files.copy(source, recordings.resolve(name));
      }
    }
    return recordings;
  }

  private static List<String> names(Path folder) throws Exception {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".nwb"))
          .sorted()
          .toList();
    }
  }
}
