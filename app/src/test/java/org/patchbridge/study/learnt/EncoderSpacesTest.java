package org.patchbridge.study.learnt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbridge.dataset.Cell;
import org.patchbridge.dataset.Species;
import org.patchbridge.sequence.SequenceVariant;
import org.patchbridge.shape.cohort.CellCloud;
import org.patchbridge.shape.cohort.SpaceSeries;
import org.patchbridge.study.Study;
import org.patchbridge.study.plan.EvaluationTask;
import org.patchbridge.study.store.StudyInput;
import org.patchbridge.study.store.StudyStore;

/** The spaces of a transfer study as the topology of its cells is asked for. */
class EncoderSpacesTest {
  private static final List<String> CONDITIONS =
      List.of("mouse model as it is", "encoder transfer", "joint, then fine-tuned", "human only");

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
      assertThat(space.title()).startsWith(CONDITIONS.get(i) + ": attention-pooled vectors");
      assertThat(space.coordinates()[0]).hasSize(SmallTransfer.WIDTH);
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
    assertThat(pooled.get(0).first().title()).endsWith("one network");
    assertThat(pooled.get(0).spaces().get(1).title())
        .contains("3 networks aligned, ")
        .endsWith("% of the anchors' variance left");
  }

  @Test
  void aModelOfOneSpeciesHasASpaceOfAllItsCells() {
    SpaceSeries alone = pooled.get(1);
    assertThat(alone.spaces()).hasSize(1);
    assertThat(alone.first().title()).startsWith("bilstm-attention: ");
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
    for (int k = 0; k < SmallTransfer.WIDTH; k++) {
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
}
