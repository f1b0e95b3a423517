package org.patchbridge.study.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.patchbridge.dataset.Species;
import org.patchbridge.extraction.RecordingFile;
import org.patchbridge.table.CellLabel;

class LabelledRecordingsTest {
  private static RecordingTable.StoredRecording recording(String name, String species) {
    return new RecordingTable.StoredRecording(
        name,
        new RecordingFile(Path.of("/data", name), 1, "2026-01-01T00:00:00Z"),
        "settings",
        true,
        Optional.of(name),
        Optional.empty(),
        Optional.ofNullable(species),
        Optional.of(false));
  }

  private static CellLabel label(String id, String file) {
    return new CellLabel(
        id,
        Optional.of(file),
        Optional.of(Species.MOUSE),
        Optional.empty(),
        Optional.of("Sst"),
        Optional.empty());
  }

  @Test
  void recordingOfAnotherSpeciesIsNotCalledOneWithoutSpecies() {
    List<String> warnings =
        LabelledRecordings.of(
                List.of(recording("a.nwb", "Rattus norvegicus"), recording("b.nwb", null)),
                List.of())
            .warnings();

    assertThat(warnings).hasSize(2);
    assertThat(warnings.get(0)).contains("of no known species", "b.nwb", "give mouse or human");
    assertThat(warnings.get(1))
        .contains("of species 'Rattus norvegicus'", "neither mouse nor human", "a.nwb");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "..", "\\", "a/../../", "C:\\rig\\other.nwb"})
  void labelWhoseFileIsNoNameOfARecordingStopsNothing(String file) {
    LabelledRecordings joined =
        LabelledRecordings.of(
            List.of(recording("a.nwb", "mouse")), List.of(label("somewhere else", file)));

    assertThat(joined.members(Species.MOUSE)).hasSize(1);
    assertThat(joined.warnings().get(0)).contains("1 of 1 labels have no recording");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.nwb", "/data/a.nwb", "C:\\rig\\a.nwb", "../x/a.nwb"})
  void labelFindsItsRecordingByTheLastPartOfThePathOfAnySystem(String file) {
    LabelledRecordings joined =
        LabelledRecordings.of(
            List.of(recording("a.nwb", "mouse")), List.of(label("my cell", file)));

    assertThat(joined.members(Species.MOUSE).get(0).cell().id()).isEqualTo("my cell");
    assertThat(joined.warnings()).isEmpty();
  }
}
