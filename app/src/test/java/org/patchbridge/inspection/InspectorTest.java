package org.patchbridge.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbridge.family.CellExtraction;
import org.patchbridge.family.Preset;
import org.patchbridge.family.recipe.CellFeatures;
import org.patchbridge.inspection.Inspection.FamilyRow;
import org.patchbridge.inspection.Inspection.ProtocolRow;
import org.patchbridge.inspection.Inspection.State;
import org.patchbridge.inspection.Inspection.SweepRow;
import org.patchbridge.recording.ClampMode;
import org.patchbridge.recording.Finding;
import org.patchbridge.recording.RecordingException;
import org.patchbridge.recording.SkippedSweep;
import org.patchbridge.report.section.CellSection;
import org.patchbridge.stimulus.StimulusOntology;

class InspectorTest {
  private static final String LONG_SQUARE = "X4PS_SupraThresh";
  private static final StimulusOntology ONTOLOGY = StimulusOntology.builtIn();

  @TempDir Path folder;

  @Test
  void everySweepHasItsStimulusSpikesAndState() {
    Inspection inspection = inspect(cell());

    SweepRow spiking = inspection.sweeps().get(1);
    assertThat(spiking.number()).hasValue(2);
    assertThat(spiking.protocol()).isEqualTo("long square");
    assertThat(spiking.amplitudePicoamps()).hasValue(150);
    assertThat(spiking.startSeconds()).hasValue(MadeUpRecording.ONSET_S);
    assertThat(spiking.endSeconds().orElseThrow())
        .isEqualTo(
            MadeUpRecording.ONSET_S + MadeUpRecording.STEP_S - 1 / MadeUpRecording.RATE_HZ,
            org.assertj.core.data.Offset.offset(1e-9));
    assertThat(spiking.spikes()).hasValue(4);
    assertThat(spiking.state()).isEqualTo(State.USED);
    assertThat(spiking.reasons()).isEmpty();
  }

  @Test
  void stimulusIsToldWhereTheSweepEndsInNaN() {
    MadeUpRecording recording =
        new MadeUpRecording("cell").stepUntil(2.15, 1, "X4PS_SupraThresh", 150);

    SweepRow row = inspect(recording).sweeps().get(0);

    assertThat(row.amplitudePicoamps()).hasValue(150);
    assertThat(row.startSeconds()).hasValue(MadeUpRecording.ONSET_S);
  }

  @Test
  void protocolsAndFamiliesThatAreAbsentSaySo() {
    Inspection inspection = inspect(cell());

    assertThat(inspection.protocols())
        .containsExactly(
            new ProtocolRow("long square", 3, 3),
            new ProtocolRow("short square", 0, 0),
            new ProtocolRow("ramp", 0, 0));
    assertThat(inspection.families()).hasSize(Preset.DEFAULT.families().size());
    FamilyRow psth =
        inspection.families().stream().filter(f -> f.family().equals("psth")).findFirst().get();
    assertThat(psth.absence()).isEmpty();
    assertThat(psth.length()).isPositive();
    assertThat(inspection.families()).allMatch(f -> f.length() > 0 || f.absence().isPresent());
    String text = text(inspection);
    assertThat(text).contains("ramp          absent: no sweep has a stimulus code of it");
  }

  @Test
  void unknownCodesAreListedWithTheSettingThatHelps() {
    Inspection inspection =
        inspect(cell().step(8, "my step", 40, 0).step(9, "my step", 60, 0).step(10, "", 60, 0));

    assertThat(inspection.unknownCodes()).containsEntry("my step", 2).containsEntry("", 1);
    assertThat(inspection.sweeps().get(3).state()).isEqualTo(State.NOT_ANALYSED);
    assertThat(text(inspection)).contains("my step       2", "(none)        1", "--ontology FILE");
  }

  @Test
  void userOntologyMakesAnUnknownCodeALongSquare() throws IOException {
    Path file = Files.writeString(folder.resolve("codes.txt"), "[Long Square]\nmy step\n");
    MadeUpRecording recording =
        new MadeUpRecording("cell").step(1, "my step", -50, 0).step(2, "my step", 150, 3);

    Inspection inspection = inspect(recording, StimulusOntology.read(file));

    assertThat(inspection.unknownCodes()).isEmpty();
    assertThat(inspection.sweeps()).allMatch(sweep -> sweep.state() == State.USED);
  }

  @Test
  void sweepWithUnreadableSamplesIsSkippedWithItsReasonAndTheOthersStay() {
    Inspection inspection = inspect(cell().unreadable(7, LONG_SQUARE));

    SweepRow unreadable = inspection.sweeps().get(3);
    assertThat(unreadable.state()).isEqualTo(State.SKIPPED);
    assertThat(unreadable.reasons()).anyMatch(reason -> reason.contains("damaged"));
    assertThat(inspection.sweeps().subList(0, 3)).allMatch(sweep -> sweep.state() == State.USED);
  }

  @Test
  void sweepsThatTheReaderLeftOutStandInTheTableInTheirPlace() {
    Finding reason =
        new Finding(
            "clamp-mode", Finding.Severity.SWEEP_SKIPPED, "/acquisition/0", "voltage clamp");
    List<SkippedSweep> skipped =
        List.of(
            new SkippedSweep(
                OptionalInt.of(0), Optional.of(ClampMode.VOLTAGE_CLAMP), "EXTPSMOKET", reason));
    MadeUpRecording recording = cell();

    Inspection inspection =
        Inspector.inspect(recording, skipped, extraction(recording, ONTOLOGY), ONTOLOGY);

    assertThat(inspection.sweepsByMode())
        .containsEntry("current clamp", 3)
        .containsEntry("voltage clamp", 1);
    assertThat(inspection.sweeps().get(0).state()).isEqualTo(State.SKIPPED);
    assertThat(text(inspection)).contains("skipped: voltage clamp");
  }

  @Test
  void hostileNamesSendNoCommandToTheTerminal() {
    MadeUpRecording recording =
        new MadeUpRecording("cell\u001b]0;pwned\u0007\r\n").step(1, "code\u001b[2J", 50, 0);

    List<String> lines = InspectionText.lines(inspect(recording));

    assertThat(lines)
        .noneMatch(line -> line.chars().anyMatch(Character::isISOControl))
        .anyMatch(line -> line.contains("cell\uFFFD]0;pwned"));
  }

  @Test
  void textFitsATerminalOfOneHundredColumns() {
    MadeUpRecording recording = cell().unreadable(7, LONG_SQUARE);
    recording.step(8, "a stimulus code that is much longer than any that is in use", 40, 0);

    assertThat(InspectionText.lines(inspect(recording)))
        .allMatch(line -> line.codePointCount(0, line.length()) <= 100);
  }

  @Test
  void whatWasFoundManyTimesIsToldOnce() {
    List<Finding> findings =
        java.util.stream.IntStream.range(0, 12)
            .mapToObj(
                k ->
                    new Finding(
                        "slow-noise", Finding.Severity.WARNING, "/acquisition/" + k, "noise " + k))
            .toList();

    assertThat(FindingText.lines(findings))
        .hasSize(2)
        .anyMatch(line -> line.contains("/acquisition/0"))
        .anyMatch(line -> line.contains("11 more like it"));
    assertThat(FindingText.lines(findings.subList(0, 3))).hasSize(1 + 3);
  }

  @Test
  void plotsAreOnePngAndOneSvgForEverySweepAndEveryProtocol() {
    MadeUpRecording recording = cell().step(8, "my step", 40, 0);
    CellExtraction extraction = extraction(recording, ONTOLOGY);

    List<Path> all = RecordingPlots.write(recording, extraction, ONTOLOGY, Set.of(), folder);

    assertThat(all)
        .extracting(file -> file.getFileName().toString())
        .containsExactly(
            "sweep-001.png",
            "sweep-001.svg",
            "sweep-002.png",
            "sweep-002.svg",
            "sweep-003.png",
            "sweep-003.svg",
            "sweep-008.png",
            "sweep-008.svg",
            "long-squares.png",
            "long-squares.svg",
            "firing-rate.png",
            "firing-rate.svg");
    assertThat(all).allSatisfy(file -> assertThat(file).isNotEmptyFile());
  }

  @Test
  void chosenSweepsAreDrawnAloneAndTheOverviewStillHoldsAll() {
    MadeUpRecording recording = cell();
    CellExtraction extraction = extraction(recording, ONTOLOGY);

    List<Path> chosen = RecordingPlots.write(recording, extraction, ONTOLOGY, Set.of(2), folder);

    assertThat(chosen)
        .extracting(file -> file.getFileName().toString())
        .containsExactly(
            "sweep-002.png",
            "sweep-002.svg",
            "long-squares.png",
            "long-squares.svg",
            "firing-rate.png",
            "firing-rate.svg");
    assertThat(folder.resolve("long-squares.svg")).content().contains("silent (1)", "rheobase");
  }

  @Test
  void aSweepThatIsNotThereIsRefusedBeforeAnythingIsDrawn() {
    MadeUpRecording recording = cell();
    CellExtraction extraction = extraction(recording, ONTOLOGY);

    assertThatThrownBy(
            () -> RecordingPlots.write(recording, extraction, ONTOLOGY, Set.of(2, 77), folder))
        .isInstanceOf(RecordingException.class)
        .hasMessageContaining("sweep 77");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void reportShowsTheCellsSweepsSpikesAndFamilies() {
    MadeUpRecording recording = cell();
    CellExtraction extraction = extraction(recording, ONTOLOGY);

    CellSection section = CellSections.of(recording, extraction);

    assertThat(section.sweeps())
        .extracting(each -> each.number() + " " + each.role() + " " + each.spikes())
        .containsExactly("1 sag 0", "2 rheobase 4", "3 hero 9");
    assertThat(section.sweeps().get(1).thresholds()).hasSize(4);
    assertThat(section.sweeps().get(1).potential())
        .hasSizeBetween(50, 500)
        .anyMatch(point -> point.y() > 10);
    assertThat(section.families()).hasSameSizeAs(Preset.DEFAULT.families());
    assertThat(section.families())
        .allMatch(family -> family.values().isEmpty() == family.absence().isPresent());
  }

  private static MadeUpRecording cell() {
    return new MadeUpRecording("cell")
        .step(1, LONG_SQUARE, -50, 0)
        .step(2, LONG_SQUARE, 150, 4)
        .step(3, LONG_SQUARE, 200, 9);
  }

  private static CellExtraction extraction(MadeUpRecording recording, StimulusOntology ontology) {
    return CellFeatures.extract(recording, Preset.DEFAULT, ontology);
  }

  private static Inspection inspect(MadeUpRecording recording) {
    return inspect(recording, ONTOLOGY);
  }

  private static Inspection inspect(MadeUpRecording recording, StimulusOntology ontology) {
    return Inspector.inspect(recording, List.of(), extraction(recording, ontology), ontology);
  }

  private static String text(Inspection inspection) {
    return String.join("\n", InspectionText.lines(inspection));
  }
}
