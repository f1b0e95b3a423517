package org.patchbridge.study.learnt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbridge.dataset.Cell;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.Split;
import org.patchbridge.metric.FoldId;
import org.patchbridge.sequence.SequenceVariant;
import org.patchbridge.study.Evaluator;
import org.patchbridge.study.Study;
import org.patchbridge.study.learnt.VectorTable.StoredVector;
import org.patchbridge.study.plan.EvaluationTask;
import org.patchbridge.study.plan.SplitChoice;
import org.patchbridge.study.store.EvaluationTable;
import org.patchbridge.study.store.StudyStore;
import org.patchbridge.transfer.TransferCondition;
import org.patchbridge.work.Progress;

class VectorTableTest {
  private static final EvaluationTask JOINT =
      SmallTransfer.task(TransferCondition.JOINT, SplitChoice.DONOR);

  @TempDir Path folder;

  @Test
  void aHumanCellsVectorIsOfTheFoldThatTrainedOnNoCellOfItsDonor() throws Exception {
    try (StudyStore store = StudyStore.open(folder)) {
      SmallTransfer.evaluate(store, List.of(JOINT), 2);
      Map<Integer, Split> splits =
          new EvaluationTable(store)
              .splits(JOINT.id()).stream()
                  .filter(split -> split.run() == 0)
                  .collect(Collectors.toMap(Split::fold, Function.identity()));
      List<StoredVector> human =
          new VectorTable(store)
              .of(JOINT.id()).stream()
                  .filter(each -> each.isTested() && each.cohort().equals(name()))
                  .toList();

      assertThat(human).extracting(StoredVector::cellId).doesNotHaveDuplicates();
      assertThat(human.stream().map(StoredVector::cellId).collect(Collectors.toSet()))
          .isEqualTo(ids(SmallTransfer.HUMAN, allRows()));
      for (StoredVector each : human) {
        Split split = splits.get(each.fold());
        assertThat(donors(split.train())).doesNotContain(donor(each.cellId()));
        assertThat(donors(split.validation())).doesNotContain(donor(each.cellId()));
        assertThat(each.vector()).hasSize(SmallTransfer.WIDTH);
      }
    }
  }

  private static String name() {
    return SmallTransfer.HUMAN.name();
  }

  private static int[] allRows() {
    int[] rows = new int[SmallTransfer.HUMAN.size()];
    Arrays.setAll(rows, row -> row);
    return rows;
  }

  private static Set<String> ids(Cohort cohort, int[] rows) {
    return Arrays.stream(rows)
        .mapToObj(row -> cohort.cells().get(row).id())
        .collect(Collectors.toSet());
  }

  private static String donor(String cellId) {
    return SmallTransfer.HUMAN.cells().stream()
        .filter(cell -> cell.id().equals(cellId))
        .map(Cell::donor)
        .findFirst()
        .orElseThrow()
        .orElseThrow();
  }

  private static Set<String> donors(int[] rows) {
    Set<String> donors = new HashSet<>();
    for (int row : rows) {
      donors.add(SmallTransfer.HUMAN.cells().get(row).donor().orElseThrow());
    }
    return donors;
  }

  @Test
  void vectorsAreTheSameBitsForAnyNumberOfThreadsAndAfterAnInterruption() throws Exception {
    List<StoredVector> alone;
    List<StoredVector> sideBySide;
    List<StoredVector> resumed;
    try (StudyStore store = StudyStore.open(folder.resolve("one"))) {
      SmallTransfer.evaluate(store, List.of(JOINT), 1);
      alone = new VectorTable(store).of(JOINT.id());
    }
    EvaluationTask again = SmallTransfer.task(TransferCondition.JOINT, SplitChoice.DONOR);
    try (StudyStore store = StudyStore.open(folder.resolve("two"))) {
      SmallTransfer.evaluate(store, List.of(again), 2);
      sideBySide = new VectorTable(store).of(JOINT.id());
    }
    EvaluationTask third = SmallTransfer.task(TransferCondition.JOINT, SplitChoice.DONOR);
    try (StudyStore store = StudyStore.open(folder.resolve("three"))) {
      SmallTransfer.addCohorts(store);
      EvaluationTable table = new EvaluationTable(store);
      assertThatThrownBy(() -> new Evaluator(table, 1, endsAfterOneFold()).run(List.of(third)))
          .hasMessage("killed");
      List<FoldId> finished = table.finishedFolds(JOINT.id());
      assertThat(finished).hasSizeBetween(1, SmallTransfer.FOLDS - 1);
      assertThat(folds(new VectorTable(store).of(JOINT.id())))
          .isEqualTo(finished.stream().map(FoldId::fold).collect(Collectors.toSet()));
    }
    try (StudyStore store = StudyStore.open(folder.resolve("three"))) {
      SmallTransfer.evaluate(
          store, List.of(SmallTransfer.task(TransferCondition.JOINT, SplitChoice.DONOR)), 2);
      resumed = new VectorTable(store).of(JOINT.id());
    }
    assertThat(alone).isNotEmpty();
    assertSame(sideBySide, alone);
    assertSame(resumed, alone);
  }

  private static Set<Integer> folds(List<StoredVector> vectors) {
    return vectors.stream().map(StoredVector::fold).collect(Collectors.toSet());
  }

  private static void assertSame(List<StoredVector> one, List<StoredVector> other) {
    assertThat(one).usingRecursiveComparison().isEqualTo(other);
  }

  private static Progress endsAfterOneFold() {
    return new Progress() {
      @Override
      public void started(String what, int total, String unit, int alreadyDone) {}

      @Override
      public void advanced() {
        throw new IllegalStateException("killed");
      }
    };
  }

  @Test
  void oneRunOfAttentionModelsOnFoldsOfDonorsIsKeptAndNothingElse() throws Exception {
    EvaluationTask ungrouped = SmallTransfer.task(TransferCondition.CONTROL, SplitChoice.CELL);
    EvaluationTask attention = SmallTransfer.task(SequenceVariant.ATTENTION);
    List<EvaluationTask> without =
        List.of(
            ungrouped,
            SmallTransfer.task(SequenceVariant.BILSTM),
            SmallTransfer.task(SequenceVariant.ATTENTION_SMOTE));
    try (StudyStore store = StudyStore.open(folder)) {
      SmallTransfer.evaluate(store, List.of(attention), 2);
      SmallTransfer.evaluate(store, without, 2);
      VectorTable table = new VectorTable(store);
      for (EvaluationTask task : without) {
        assertThat(table.of(task.id())).isEmpty();
      }
      List<StoredVector> kept = table.of(attention.id());
      assertThat(kept.stream().filter(StoredVector::isTested)).hasSize(SmallTransfer.HUMAN.size());
      for (int fold = 0; fold < SmallTransfer.FOLDS; fold++) {
        Set<String> tested = ids(kept, fold, true);
        assertThat(ids(kept, fold, false)).isNotEmpty().doesNotContainAnyElementsOf(tested);
      }
    }
  }

  private static Set<String> ids(List<StoredVector> vectors, int fold, boolean tested) {
    return vectors.stream()
        .filter(each -> each.fold() == fold && each.isTested() == tested)
        .map(StoredVector::cellId)
        .collect(Collectors.toSet());
  }

  @Test
  void aStoreOfAnEarlierVersionOpensAndHasNone() throws Exception {
    try (StudyStore store = StudyStore.open(folder)) {
      SmallTransfer.addCohorts(store);
      store.transaction(
          connection -> connection.createStatement().execute("DROP TABLE run_vector"));
    }
    try (StudyStore store = StudyStore.open(folder)) {
      assertThat(new VectorTable(store).of("any")).isEmpty();
    }
    try (Study study = Study.openToRead(folder)) {
      assertThat(study.inputs()).hasSize(2);
    }
  }
}
