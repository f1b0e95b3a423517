package org.patchbridge.nwb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.patchbridge.nwb.NwbFixture.RESPONSE_0;
import static org.patchbridge.nwb.NwbFixture.RESPONSE_1;
import static org.patchbridge.nwb.NwbFixture.STIMULUS_0;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbridge.recording.Electrodes;
import org.patchbridge.recording.Finding;
import org.patchbridge.recording.RecordingException;
import org.patchbridge.recording.SweepInfo;

/** Files with the sweeps of several electrodes: case 9. */
class ElectrodeChoiceTest {
  private static final String ELECTRODES = "/general/intracellular_ephys/";
  private static final String RESPONSE_OF_1 = "/acquisition/data_00000_AD1";
  private static final String STIMULUS_OF_1 = "/stimulus/presentation/data_00000_DA1";

  @TempDir Path folder;

  private NwbRecording open(Optional<String> electrode, Consumer<NwbFixture> change) {
    return NwbReader.open(NwbFixture.write(folder.resolve("cell.nwb"), change), electrode);
  }

  /** A second cell, recorded during sweep 0. */
  private static void pair(NwbFixture fixture) {
    fixture.group(ELECTRODES + "electrode_1");
    fixture.response(RESPONSE_OF_1, 0);
    fixture.stimulus(STIMULUS_OF_1, 0);
    moveToElectrode1(fixture, RESPONSE_OF_1, STIMULUS_OF_1);
  }

  private static void moveToElectrode1(NwbFixture fixture, String... series) {
    for (String path : series) {
      fixture.remove(path + "/electrode");
      fixture.softLink(path + "/electrode", ELECTRODES + "electrode_1");
    }
  }

  @Test
  void ofPairedCellsTheOneWithMoreSweepsIsReadAndTheOtherIsNamed() {
    try (NwbRecording recording = open(Optional.empty(), ElectrodeChoiceTest::pair)) {
      assertThat(recording.id()).isEqualTo("session-1");
      assertThat(recording.electrodes().read()).contains("electrode_0");
      assertThat(recording.sweeps())
          .extracting(SweepInfo::location)
          .containsExactly(RESPONSE_0, RESPONSE_1);
      assertThat(recording.findings())
          .extracting(Finding::id, Finding::location, Finding::message)
          .containsExactly(
              tuple(
                  "several-electrodes",
                  ELECTRODES + "electrode_0",
                  "the file holds sweeps of 2 electrodes [electrode_0, electrode_1]; only the cell"
                      + " of electrode_0 is read; name one with --electrode"));
    }
  }

  @Test
  void askedElectrodeIsACellOfItsOwn() {
    try (NwbRecording recording = open(Optional.of("electrode_1"), ElectrodeChoiceTest::pair)) {
      assertThat(recording.id()).isEqualTo("session-1/electrode_1");
      assertThat(recording.sweeps()).extracting(SweepInfo::location).containsExactly(RESPONSE_OF_1);
      assertThat(recording.findings())
          .extracting(Finding::id, Finding::message)
          .containsExactly(tuple("chosen-by-hand", "by hand: electrode electrode_1"));
      assertThat(recording.electrodes())
          .isEqualTo(
              new Electrodes(List.of("electrode_0", "electrode_1"), Optional.of("electrode_1")));
    }
  }

  @Test
  void electrodeMayBeAskedForByItsPath() {
    try (NwbRecording recording =
        open(Optional.of(ELECTRODES + "electrode_1"), ElectrodeChoiceTest::pair)) {
      assertThat(recording.sweeps()).hasSize(1);
    }
  }

  @Test
  void unknownElectrodeIsRefusedWithTheNamesThereAre() {
    assertThatThrownBy(() -> open(Optional.of("electrode_7"), ElectrodeChoiceTest::pair).close())
        .isInstanceOf(RecordingException.class)
        .hasMessageContaining("\"electrode_7\"")
        .hasMessageContaining("[electrode_0, electrode_1]");
  }

  @Test
  void electrodesThatShareNoSweepAreReadAsOneCellWithAWarning() {
    try (NwbRecording recording =
        open(
            Optional.empty(),
            fixture -> {
              fixture.group(ELECTRODES + "electrode_1");
              moveToElectrode1(fixture, RESPONSE_0, STIMULUS_0);
            })) {
      assertThat(recording.sweeps()).hasSize(2);
      assertThat(recording.electrodes().names()).hasSize(2);
      assertThat(recording.electrodes().read()).isEmpty();
      assertThat(recording.findings())
          .singleElement()
          .satisfies(
              finding ->
                  assertThat(finding.message()).contains("sweeps of all are read as one cell"));
    }
  }
}
