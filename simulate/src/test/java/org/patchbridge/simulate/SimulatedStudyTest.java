package org.patchbridge.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbridge.dataset.Species;
import org.patchbridge.nwb.NwbReader;
import org.patchbridge.recording.Finding;
import org.patchbridge.recording.Recording;
import org.patchbridge.recording.RecordingException;
import org.patchbridge.recording.Sweep;
import org.patchbridge.recording.SweepInfo;

class SimulatedStudyTest {
  private static final SimulationSettings QUICK =
      SimulationSettings.defaults().withStepsAboveRheobasePicoamps(List.of(40)).withRampShare(0.5);
  private static final SimulatedStudy.Progress SILENT = (cell, wasThere) -> {};

  @TempDir Path folder;

  @Test
  void aFileReadBackEqualsTheCellInMemoryBitForBit() {
    SimulatedCell cell =
        CellSimulator.with(QUICK.withRampShare(1))
            .simulate(StudyPlan.of(Species.HUMAN, 1, QUICK).get(0));
    Path file = folder.resolve("cell.nwb");
    SimulatedStudy.write(cell, Instant.EPOCH, file);
    try (Recording read = NwbReader.open(file)) {
      assertThat(read.sweeps()).extracting(SweepInfo::stimulusCode).contains("X7Ramp");
      assertThat(read.subject().donor()).contains(cell.plan().donor());
      assertThat(read.subject().species()).contains("Homo sapiens");
      assertThat(read.id()).isEqualTo(cell.id());
      assertThat(read.findings())
          .filteredOn(finding -> finding.severity() != Finding.Severity.INFO)
          .isEmpty();
      assertThat(read.sweeps()).isEqualTo(cell.sweeps());
      for (SweepInfo info : read.sweeps()) {
        Sweep fromFile = read.load(info);
        Sweep inMemory = cell.load(info);
        assertThat(fromFile.millivolts()).isEqualTo(inMemory.millivolts());
        assertThat(fromFile.picoamps()).isEqualTo(inMemory.picoamps());
        assertThat(fromFile.precision()).isEqualTo(inMemory.precision());
      }
    }
  }

  @Test
  void anInterruptedStudyGoesOnWithWhatIsMissingAndEndsTheSame() throws Exception {
    SimulatedStudy study = study(QUICK, 2, 1);
    SimulatedStudy.Outcome all = study.write(folder, 1, SILENT);
    assertThat(all.written()).isEqualTo(3);
    Map<Path, byte[]> before = files();
    Path lost = folder.resolve(SimulatedStudy.fileOf(study.plan().get(1)));
    Files.delete(lost);
    Files.writeString(lost.resolveSibling("." + lost.getFileName() + ".0a1b.part"), "half a file");

    SimulatedStudy.Outcome rest = study(QUICK, 2, 1).write(folder, 2, SILENT);
    assertThat(rest.written()).isEqualTo(1);
    assertThat(rest.kept()).isEqualTo(2);
    Map<Path, byte[]> after = files();
    assertThat(after.keySet()).isEqualTo(before.keySet());
    after.forEach(
        (path, bytes) -> assertThat(bytes).as(path.toString()).isEqualTo(before.get(path)));
  }

  @Test
  void labelsNameEveryCellWithItsTruthAndItsFile() throws Exception {
    SimulatedStudy study = study(QUICK, 1, 1);
    Path labels = study.write(folder, 1, SILENT).labels();
    List<String> lines = Files.readAllLines(labels);
    assertThat(lines.get(0)).isEqualTo("id,species,donor,subclass,condition,file");
    assertThat(lines).hasSize(3);
    assertThat(lines.get(1)).startsWith("simM00001,mouse,simMD0001,").contains(",,sub-simMD0001/");
    assertThat(lines.get(2)).containsPattern(",(acute|culture),sub-simHD0001/");
    for (PlannedCell cell : study.plan()) {
      assertThat(folder.resolve(SimulatedStudy.fileOf(cell))).isRegularFile();
    }
  }

  @Test
  void glutamatergicCellsStandAfterInterneuronsThatAreTheSameWithoutThem() throws Exception {
    SimulatedStudy interneurons = study(QUICK, 1, 1);
    SimulatedStudy both = interneurons.withGlutamatergic(2);
    assertThat(both.plan()).hasSize(6).startsWith(interneurons.plan().toArray(PlannedCell[]::new));
    assertThat(both.plan().subList(2, 6))
        .allSatisfy(cell -> assertThat(cell.subclass()).isEqualTo("Glutamatergic"));
    assertThat(both.plan()).extracting(PlannedCell::id).doesNotHaveDuplicates();

    SimulatedStudy one = SimulatedStudy.with(QUICK, Map.of(Species.MOUSE, 1)).withGlutamatergic(1);
    Path labels = one.write(folder, 1, SILENT).labels();
    assertThat(Files.readAllLines(labels).get(2))
        .startsWith("simMG00001,mouse,simMGD0001,Glutamatergic,,sub-simMGD0001/");
    assertThat(folder.resolve(SimulatedStudy.fileOf(one.plan().get(1)))).isRegularFile();
    assertThatThrownBy(() -> one.withGlutamatergic(0).write(folder, 1, SILENT))
        .isInstanceOf(RecordingException.class)
        .hasMessageContaining("glutamatergic 1");
  }

  @Test
  void aFolderWithAnotherSimulationIsRefusedAndLeftAlone() throws Exception {
    study(QUICK, 1, 1).write(folder, 1, SILENT);
    Map<Path, byte[]> before = files();
    SimulatedStudy other = study(QUICK.withSeed(99), 1, 1);
    assertThatThrownBy(() -> other.write(folder, 1, SILENT))
        .isInstanceOf(RecordingException.class)
        .hasMessageContaining("another simulation")
        .hasMessageContaining("empty folder");
    assertThat(files().keySet()).isEqualTo(before.keySet());
  }

  @Test
  void aPathThatIsAFileIsRefused() throws IOException {
    Path occupied = Files.writeString(folder.resolve("occupied"), "x");
    assertThatThrownBy(() -> study(QUICK, 1, 1).write(occupied, 1, SILENT))
        .isInstanceOf(RecordingException.class)
        .hasMessageContaining("occupied")
        .hasMessageContaining("cannot be written");
  }

  @Test
  void equalProportionsGiveEveryClassAFewDonors() {
    List<PlannedCell> plan =
        StudyPlan.of(
            Species.MOUSE, 50, QUICK.withProportions(SimulationSettings.ClassProportions.EQUAL));
    Map<String, Long> cells =
        plan.stream().collect(Collectors.groupingBy(PlannedCell::subclass, Collectors.counting()));
    assertThat(cells).hasSize(5).allSatisfy((subclass, count) -> assertThat(count).isEqualTo(10));
    Map<String, Long> donors =
        plan.stream()
            .collect(
                Collectors.groupingBy(
                    PlannedCell::subclass,
                    Collectors.collectingAndThen(
                        Collectors.mapping(PlannedCell::donor, Collectors.toSet()),
                        set -> (long) set.size())));
    assertThat(donors).allSatisfy((subclass, count) -> assertThat(count).isGreaterThanOrEqualTo(5));
    assertThat(plan).extracting(PlannedCell::id).doesNotHaveDuplicates();
  }

  private static SimulatedStudy study(SimulationSettings settings, int mouse, int human) {
    return SimulatedStudy.with(settings, Map.of(Species.MOUSE, mouse, Species.HUMAN, human));
  }

  private Map<Path, byte[]> files() throws IOException {
    try (var paths = Files.walk(folder)) {
      return paths
          .filter(Files::isRegularFile)
          .collect(Collectors.toMap(path -> path, SimulatedStudyTest::bytes));
    }
  }

  private static byte[] bytes(Path path) {
    try {
      return Files.readAllBytes(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
