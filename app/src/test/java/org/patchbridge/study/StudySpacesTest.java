package org.patchbridge.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.Species;
import org.patchbridge.mixing.MixingMeasure;
import org.patchbridge.report.value.DataOrigin;
import org.patchbridge.shape.MapperChoice;
import org.patchbridge.shape.ShapeSettings;
import org.patchbridge.shape.cohort.MixingRow;
import org.patchbridge.shape.cohort.PlantedCohorts;
import org.patchbridge.shape.cohort.SeriesFindings;
import org.patchbridge.shape.cohort.SpaceSettings;
import org.patchbridge.study.store.CohortSource;
import org.patchbridge.work.InputException;
import org.patchbridge.work.Progress;

/** Planted cohorts of two species on their way through a study's topology. */
class StudySpacesTest {
  private static final int DRAWS = 10;
  private static final int PERMUTATIONS = 39;

  @TempDir Path folder;

  @Test
  void aShiftBetweenSpeciesIsSeenBeforeAndGoneAfter() throws Exception {
    SeriesFindings both = both(analyse(study("shifted", mouse(), human(6)), 2));

    assertThat(both.series().donors()).isEqualTo(2 * (20 + 8));
    MixingRow before = row(both, 0, MixingMeasure.ILISI);
    MixingRow after = row(both, 1, MixingMeasure.ILISI);
    assertThat(before.value().orElseThrow()).isLessThan(1.4);
    assertThat(after.value().orElseThrow())
        .isGreaterThan(after.chanceLeast().orElseThrow() - 0.1)
        .isGreaterThan(1.7);
    MixingRow change = change(both, MixingMeasure.ILISI);
    assertThat(change.low().orElseThrow()).isGreaterThan(0.5);
    assertThat(change.value().orElseThrow())
        .isCloseTo(after.value().orElseThrow() - before.value().orElseThrow(), offset(1e-9));
    assertThat(row(both, 1, MixingMeasure.HUMAN_AMONG_MOUSE).value().orElseThrow())
        .isGreaterThan(0.8);
    assertThat(both.embedding().orElseThrow().cells())
        .hasSize(120)
        .allMatch(cell -> cell.places().size() == 2);
    assertThat(both.spaces().get(0).graph().document().nodes())
        .allMatch(node -> node.members().stream().allMatch(id -> id.matches("(mouse|human)s/.*")));
  }

  @Test
  void speciesOfOneShapeAreNotToldApartAndThoseOfAnotherAre() throws Exception {
    SeriesFindings same = both(analyse(study("same", mouse(), human(0)), 2));
    SeriesFindings ring =
        both(analyse(study("ring and disc", PlantedCohorts.ring(60, 1), human(0)), 2));

    assertThat(same.spaces()).allMatch(space -> space.species().orElseThrow().overall() > 0.05);
    assertThat(ring.spaces())
        .allMatch(
            space ->
                space.species().orElseThrow().distances().stream()
                    .anyMatch(distance -> distance.p() <= 0.05));
  }

  @Test
  void aPlantedLoopIsFoundAndNoneIsFoundWhereThereIsNone() throws Exception {
    SeriesFindings ring = analyse(study("ring", PlantedCohorts.ring(150, 1)), 2).get(0);
    SeriesFindings none = analyse(study("none", mouse()), 2).get(0);

    assertThat(ring.spaces().get(0).shape().chance().orElseThrow().p()).isLessThan(0.05);
    assertThat(ring.spaces().get(0).shape().loops().get(0).lastsLongerThanTheDraw()).contains(true);
    assertThat(none.spaces().get(0).shape().chance().orElseThrow().p()).isGreaterThan(0.05);
  }

  /** The other one in one go and on two threads. */
  @Test
  void anInterruptedRunGoesOnAndEndsWithTheSameFiles() throws Exception {
    Path whole = study("whole", mouse(), human(6));
    analyse(whole, 2);
    Path broken = study("broken", mouse(), human(6));
    AtomicInteger steps = new AtomicInteger();
    Thread test = Thread.currentThread();
    assertThatThrownBy(
            () -> analyse(broken, 1, counting(steps, new AtomicInteger(), 300, test::interrupt)))
        .isInstanceOf(InterruptedException.class);
    assertThat(files(broken)).doesNotContainKey("mixing.csv").containsKey("pieces.json");

    AtomicInteger before = new AtomicInteger();
    AtomicInteger rest = new AtomicInteger();
    analyse(broken, 1, counting(rest, before, Integer.MAX_VALUE, () -> {}));

    assertThat(before).hasPositiveValue();
    assertThat(rest.get()).isPositive();
    assertThat(contents(broken)).isEqualTo(contents(whole)).hasSizeGreaterThan(30);

    AtomicInteger again = new AtomicInteger();
    analyse(broken, 1, counting(again, new AtomicInteger(), Integer.MAX_VALUE, () -> {}));
    assertThat(again).hasValue(0);
  }

  @Test
  void aChangedFileIsComputedAnew() throws Exception {
    Path study = study("edited", mouse());
    analyse(study, 2);
    Path diagram = study.resolve("topology/diagram-features-mouses.csv");
    byte[] computed = Files.readAllBytes(diagram);
    Files.writeString(diagram, "dimension,birth,death\n");

    analyse(study, 2);

    assertThat(Files.readAllBytes(diagram)).isEqualTo(computed);
  }

  @Test
  void findingsOfCellsThatAreNoLongerInTheStudyAreNotShown() throws Exception {
    Path folder = study("replaced", mouse());
    analyse(folder, 2);
    try (Study study = Study.openExisting(folder)) {
      assertThat(study.spaces().kept()).hasSize(1);
      add(study, PlantedCohorts.twoClasses(Species.MOUSE, 40, 0, 9));
      assertThat(study.spaces().kept()).isEmpty();
    }
  }

  @Test
  void threeCellsAreEnoughAndTwoAreLeftOut() throws Exception {
    Path three = study("three", PlantedCohorts.twoClasses(Species.MOUSE, 3, 0, 1));
    assertThat(analyse(three, 1).get(0).series().cells()).isEqualTo(3);

    Path two = study("two cells", PlantedCohorts.twoClasses(Species.MOUSE, 2, 0, 1), human(0));
    try (Study study = Study.openExisting(two)) {
      StudySpaces.Outcome outcome =
          study.spaces().analyse(request(List.of()), 1, Progress.silent());
      assertThat(outcome.leftOut()).singleElement().asString().contains("2 cells, at least 3");
      assertThat(outcome.findings()).hasSize(2);
    }
  }

  @Test
  void moreCellsThanAskedForAreDrawnAndToldSo() throws Exception {
    try (Study study = Study.openExisting(study("many", mouse(), human(0)))) {
      SpaceSettings few = new SpaceSettings(settings().shape(), settings().graph(), 50);
      StudySpaces.Outcome outcome =
          study
              .spaces()
              .analyse(new StudySpaces.Request(List.of(), List.of(), few), 2, Progress.silent());
      SeriesFindings both = both(outcome.findings());
      assertThat(both.series().cells()).isEqualTo(50);
      assertThat(both.series().allCells()).isEqualTo(120);
      assertThat(
              both.embedding().orElseThrow().cells().stream()
                  .filter(c -> c.species().equals("mouse")))
          .hasSize(25);
    }
  }

  @Test
  void unknownNamesAreRefusedWithTheKnownOnes() throws Exception {
    try (Study study = Study.openExisting(study("names", mouse()))) {
      assertThatThrownBy(
              () -> study.spaces().analyse(request(List.of("rats")), 1, Progress.silent()))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("--cohort rats")
          .hasMessageContaining("mouses");
      assertThatThrownBy(
              () ->
                  study
                      .spaces()
                      .analyse(
                          new StudySpaces.Request(List.of("moon"), List.of(), settings()),
                          1,
                          Progress.silent()))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("--space moon")
          .hasMessageContaining("features");
      assertThatThrownBy(
              () ->
                  study
                      .spaces()
                      .analyse(
                          new StudySpaces.Request(List.of("components"), List.of(), settings()),
                          1,
                          Progress.silent()))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("these cohorts have no such space");
    }
  }

  private static Cohort mouse() {
    return PlantedCohorts.twoClasses(Species.MOUSE, 60, 0, 1);
  }

  private static Cohort human(double shift) {
    return PlantedCohorts.twoClasses(Species.HUMAN, 60, shift, 2);
  }

  private static SpaceSettings settings() {
    return new SpaceSettings(
        new ShapeSettings(1, Double.POSITIVE_INFINITY, DRAWS, PERMUTATIONS, 100, 1),
        new MapperChoice(
            OptionalInt.empty(), OptionalDouble.empty(), OptionalInt.empty(), DRAWS, 1),
        SpaceSettings.MOST_CELLS);
  }

  private static StudySpaces.Request request(List<String> cohorts) {
    return new StudySpaces.Request(List.of(), cohorts, settings());
  }

  private Path study(String name, Cohort... cohorts) {
    Path made = folder.resolve(name);
    try (Study study = Study.open(made)) {
      Stream.of(cohorts).forEach(cohort -> add(study, cohort));
    }
    return made;
  }

  private static void add(Study study, Cohort cohort) {
    study.add(cohort, new CohortSource(DataOrigin.SIMULATED, "planted", List.of(), List.of()));
  }

  private static List<SeriesFindings> analyse(Path folder, int threads)
      throws InterruptedException {
    return analyse(folder, threads, Progress.silent());
  }

  private static List<SeriesFindings> analyse(Path folder, int threads, Progress progress)
      throws InterruptedException {
    try (Study study = Study.openExisting(folder)) {
      return study.spaces().analyse(request(List.of()), threads, progress).findings();
    }
  }

  private static SeriesFindings both(List<SeriesFindings> findings) {
    return findings.stream().filter(found -> found.spaces().size() == 2).findFirst().orElseThrow();
  }

  private static MixingRow row(SeriesFindings found, int space, MixingMeasure measure) {
    return found.mixing().stream()
        .filter(row -> row.against().isEmpty() && row.measure().equals(measure.label()))
        .filter(row -> row.space().equals(found.spaces().get(space).name()))
        .findFirst()
        .orElseThrow();
  }

  private static MixingRow change(SeriesFindings found, MixingMeasure measure) {
    return found.mixing().stream()
        .filter(row -> row.against().isPresent() && row.measure().equals(measure.label()))
        .findFirst()
        .orElseThrow();
  }

  private static Progress counting(
      AtomicInteger steps, AtomicInteger doneBefore, int most, Runnable then) {
    return new Progress() {
      @Override
      public void started(String what, int total, String unit, int alreadyDone) {
        doneBefore.set(alreadyDone);
      }

      @Override
      public void advanced() {
        if (steps.incrementAndGet() == most) {
          then.run();
        }
      }
    };
  }

  private static Map<String, byte[]> files(Path folder) throws IOException {
    Map<String, byte[]> found = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder.resolve("topology"))) {
      for (Path file : files.toList()) {
        found.put(file.getFileName().toString(), Files.readAllBytes(file));
      }
    }
    return found;
  }

  /** Bytes as numbers, since arrays do not equal each other. */
  private static Map<String, List<Integer>> contents(Path folder) throws IOException {
    Map<String, List<Integer>> contents = new TreeMap<>();
    files(folder)
        .forEach(
            (name, bytes) -> contents.put(name, List.of(bytes.length, Arrays.hashCode(bytes))));
    return contents;
  }
}
