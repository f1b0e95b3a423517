package org.patchbridge.study.learnt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbridge.dataset.Cell;
import org.patchbridge.dataset.Species;
import org.patchbridge.sequence.SequenceVariant;
import org.patchbridge.shape.MapperChoice;
import org.patchbridge.shape.ShapeSettings;
import org.patchbridge.shape.cohort.CellCloud;
import org.patchbridge.shape.cohort.SpaceSeries;
import org.patchbridge.shape.cohort.SpaceSettings;
import org.patchbridge.study.Study;
import org.patchbridge.study.StudySpaces;
import org.patchbridge.study.plan.EvaluationTask;
import org.patchbridge.study.store.StudyInput;
import org.patchbridge.study.store.StudyStore;
import org.patchbridge.work.InputException;
import org.patchbridge.work.Progress;

/** The spaces of a transfer study as the topology of its cells is asked for. */
class EncoderSpacesTest {
  private static final List<String> CONDITIONS =
      List.of(
          "Mouse network as it is",
          "Network, mouse encoder",
          "Network, joint then fine-tuned",
          "Network, human cells only");

  @TempDir static Path folder;
  private static List<StudyInput> inputs;
  private static List<SpaceSeries> pooled;
  private static List<SpaceSeries> byFold;

  @BeforeAll
  static void evaluate() throws InterruptedException {
    List<EvaluationTask> tasks = new ArrayList<>(SmallTransfer.conditions());
    tasks.add(SmallTransfer.task(SequenceVariant.ATTENTION));
    try (StudyStore store = StudyStore.open(folder)) {
      SmallTransfer.evaluate(store, tasks, 2);
    }
    try (Study study = Study.openExisting(folder)) {
      inputs = study.inputs();
    }
    try (StudyStore store = StudyStore.open(folder)) {
      pooled = EncoderSpaces.pooled(store).of(inputs);
      byFold = EncoderSpaces.byFold(store).of(inputs);
    }
  }

  @Test
  void theSameCellsLieInTheSpaceBeforeTransferAndInThoseAfterIt() {
    assertThat(pooled).hasSize(2);
    SpaceSeries transfer = pooled.get(0);
    assertThat(transfer.spaces()).hasSize(CONDITIONS.size());
    for (int i = 0; i < CONDITIONS.size(); i++) {
      CellCloud space = transfer.spaces().get(i);
      assertThat(space.title()).startsWith(CONDITIONS.get(i));
      assertThat(space.coordinates()[0].length).isBetween(2, SmallTransfer.WIDTH);
      assertThat(space.isOfBothSpecies()).isTrue();
    }
    List<Cell> cells = transfer.first().cells().cells();
    assertThat(cells.stream().filter(cell -> cell.species() == Species.HUMAN))
        .hasSize(SmallTransfer.HUMAN.size());
    assertThat(cells.stream().filter(cell -> cell.species() == Species.MOUSE).count())
        .isBetween(20L, 50L);
    // Sncg is what the networks learnt it as.
    assertThat(cells).extracting(Cell::subclass).doesNotContain(Optional.of("Sncg"));
    assertThat(transfer.first().cohorts())
        .containsOnly(SmallTransfer.MOUSE.name(), SmallTransfer.HUMAN.name());
  }

  @Test
  void theMouseNetworkIsOneForAllFoldsAndSoIsItsSpace() {
    assertThat(pooled.get(0).first().title()).isEqualTo("Mouse network as it is");
    assertThat(pooled.get(0).spaces().get(1).title())
        .matches("Network, mouse encoder \\(misfit of folds \\d+ %\\)");
  }

  @Test
  void aModelOfOneSpeciesHasASpaceOfAllItsCells() {
    SpaceSeries alone = pooled.get(1);
    assertThat(alone.spaces()).hasSize(1);
    assertThat(alone.first().title()).startsWith("Attention BiLSTM (misfit");
    assertThat(alone.first().cells().cells()).isEqualTo(SmallTransfer.HUMAN.cells());
  }

  /** Alignment moves a fold as a whole. */
  @Test
  void distancesWithinAFoldAreThoseOfItsOwnNetwork() {
    assertThat(byFold).hasSize(2 * SmallTransfer.FOLDS);
    for (int s = 0; s < CONDITIONS.size(); s++) {
      CellCloud together = pooled.get(0).spaces().get(s);
      CellCloud fold = byFold.get(1).spaces().get(s);
      assertThat(fold.name()).contains("fold-2");
      int[] rows = new int[fold.size()];
      for (int i = 0; i < rows.length; i++) {
        rows[i] = together.cells().cells().indexOf(fold.cells().cells().get(i));
      }
      for (int i = 1; i < rows.length; i++) {
        assertThat(distance(together, rows[0], rows[i]))
            .isCloseTo(distance(fold, 0, i), within(1e-6));
      }
    }
  }

  private static double distance(CellCloud cloud, int one, int other) {
    double sum = 0;
    for (int k = 0; k < cloud.coordinates()[one].length; k++) {
      double difference = cloud.coordinates()[one][k] - cloud.coordinates()[other][k];
      sum += difference * difference;
    }
    return Math.sqrt(sum);
  }

  @Test
  void withoutTheMouseCohortThereIsNoSpaceOfBoth() {
    List<StudyInput> human =
        inputs.stream()
            .filter(input -> input.cohort().name().equals(SmallTransfer.HUMAN.name()))
            .toList();
    try (StudyStore store = StudyStore.open(folder)) {
      assertThat(EncoderSpaces.pooled(store).of(human))
          .singleElement()
          .satisfies(series -> assertThat(series.first().isOfBothSpecies()).isFalse());
      assertThat(EncoderSpaces.pooled(store).of(List.of())).isEmpty();
    }
  }

  /** Through the same analysis as features: diagrams, graphs, mixing and what transfer changes. */
  @Test
  void transferIsAnalysedFromBeforeToAfter() throws Exception {
    SpaceSettings quick =
        new SpaceSettings(
            new ShapeSettings(1, Double.POSITIVE_INFINITY, 1, 1, 40, 1),
            new MapperChoice(
                OptionalInt.empty(), OptionalDouble.empty(), OptionalInt.empty(), 1, 1),
            SpaceSettings.MOST_CELLS);
    try (Study study = Study.openExisting(folder)) {
      StudySpaces.Outcome outcome =
          study
              .spaces()
              .analyse(
                  new StudySpaces.Request(List.of("encoder"), List.of(), quick),
                  2,
                  Progress.silent());

      String name = pooled.get(0).name();
      assertThat(outcome.files())
          .contains(
              "diagram-" + pooled.get(0).first().name() + ".csv",
              "mapper-" + name + ".svg",
              "embedding-" + name + ".png",
              "mixing.csv");
      assertThat(Files.readAllLines(folder.resolve("topology").resolve("mixing.csv")))
          .filteredOn(line -> line.contains(",iLISI,"))
          .filteredOn(line -> line.startsWith(name))
          .hasSize(CONDITIONS.size() + CONDITIONS.size() - 1); // three are changes
    }
  }

  @Test
  void aStudyWithoutVectorsSaysWhatTheyComeWith() {
    Path other = folder.resolve("without");
    try (StudyStore store = StudyStore.open(other)) {
      SmallTransfer.addCohorts(store);
    }
    try (Study study = Study.openExisting(other)) {
      StudySpaces.Request request =
          new StudySpaces.Request(List.of("encoder"), List.of(), SpaceSettings.defaults(1));
      assertThatThrownBy(() -> study.spaces().analyse(request, 1, Progress.silent()))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("encoder: these cohorts have no such space")
          .hasMessageContaining("they come with 'transfer'");
    }
  }
}
