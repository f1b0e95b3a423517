package org.patchbridge.sequence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.patchbridge.dataset.Cell;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.Species;
import org.patchbridge.dataset.Split;
import org.patchbridge.dataset.StratifiedKFold;
import org.patchbridge.evaluation.CrossValidation;
import org.patchbridge.evaluation.WaveCells;
import org.patchbridge.explain.PermutationImportance;
import org.patchbridge.explain.PermutationImportance.Importance;
import org.patchbridge.explain.PredictionLoss;
import org.patchbridge.metric.FoldPredictions;
import org.patchbridge.metric.OverallMetric;
import org.patchbridge.metric.Predictions;

/** The learner as a stranger uses it, on cells whose first family tells the class. */
class SequenceLearnerTest {
  private static final Cohort COHORT = WaveCells.cohort(Species.HUMAN, 120, 0, 11);
  private static final List<Split> SPLITS = new StratifiedKFold(3, 0.2).splits(COHORT, 1, 5);

  private static SequenceSettings small(SequenceSettings settings) {
    return settings
        .withUnits(12)
        .withTraining(settings.training().withEpochs(40).withPatience(12).withLearningRate(1e-2));
  }

  private static SequenceLearner learner(SequenceVariant variant) {
    return SequenceLearner.with(small(SequenceSettings.paper(variant, Species.HUMAN)));
  }

  private static List<FoldPredictions> crossValidate(SequenceLearner learner, int workers)
      throws InterruptedException {
    ExecutorService pool = Executors.newFixedThreadPool(workers);
    try {
      return CrossValidation.of(COHORT, SPLITS, System::nanoTime).run(learner, pool, fold -> {});
    } finally {
      pool.shutdown();
    }
  }

  @ParameterizedTest
  @EnumSource(SequenceVariant.class)
  void publishedModelsLearnWhatTheFirstFamilyTells(SequenceVariant variant)
      throws InterruptedException {
    Predictions predictions = Predictions.of(COHORT, crossValidate(learner(variant), 2));
    assertThat(OverallMetric.MACRO_F1.of(predictions)).isGreaterThan(0.8);
  }

  @ParameterizedTest
  @EnumSource(SequenceVariant.class)
  void maskedModelsLearnIt(SequenceVariant variant) throws InterruptedException {
    SequenceLearner learner = SequenceLearner.with(small(SequenceSettings.defaults(variant)));
    Predictions predictions = Predictions.of(COHORT, crossValidate(learner, 2));
    assertThat(OverallMetric.MACRO_F1.of(predictions)).isGreaterThan(0.8);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 4})
  void workersChangeNoBit(int workers) throws InterruptedException {
    List<FoldPredictions> alone = crossValidate(learner(SequenceVariant.ARCFACE_SMOTE), 1);
    List<FoldPredictions> sideBySide =
        crossValidate(learner(SequenceVariant.ARCFACE_SMOTE), workers);
    for (int fold = 0; fold < alone.size(); fold++) {
      assertThat(sideBySide.get(fold).probabilities())
          .isDeepEqualTo(alone.get(fold).probabilities());
    }
  }

  @Test
  void anotherSeedGivesAnotherModel() {
    Split split = SPLITS.get(0);
    SequenceLearner learner = learner(SequenceVariant.ATTENTION);
    double[] first = probabilities(learner.fit(COHORT, split.train(), split.validation(), 1));
    double[] again = probabilities(learner.fit(COHORT, split.train(), split.validation(), 1));
    double[] other = probabilities(learner.fit(COHORT, split.train(), split.validation(), 2));
    assertThat(again).containsExactly(first);
    assertThat(other).isNotEqualTo(first);
  }

  private static double[] probabilities(SequenceClassifier classifier) {
    return Arrays.stream(classifier.probabilities(COHORT, SPLITS.get(0).test()))
        .flatMapToDouble(Arrays::stream)
        .toArray();
  }

  @Test
  void testCellsAreNotLookedAtInTraining() {
    Split split = SPLITS.get(0);
    Cohort without =
        COHORT.select(
            IntStream.concat(Arrays.stream(split.train()), Arrays.stream(split.validation()))
                .sorted()
                .toArray());
    int[] train = positions(without, split.train());
    int[] validation = positions(without, split.validation());
    SequenceLearner learner = learner(SequenceVariant.ATTENTION);
    SequenceModel seeing = learner.fit(COHORT, split.train(), split.validation(), 3).model();
    SequenceModel blind = learner.fit(without, train, validation, 3).model();
    assertThat(blind.encoder().values()).containsExactly(seeing.encoder().values());
  }

  private static int[] positions(Cohort part, int[] rows) {
    List<String> ids = part.cells().stream().map(Cell::id).toList();
    return Arrays.stream(rows).map(row -> ids.indexOf(COHORT.cells().get(row).id())).toArray();
  }

  @Test
  void familyThatIsAbsentGetsNoAttentionUnlessZerosStandForIt() {
    Split split = SPLITS.get(0);
    SequenceClassifier masked =
        SequenceLearner.with(small(SequenceSettings.defaults(SequenceVariant.ATTENTION)))
            .fit(COHORT, split.train(), split.validation(), 1);
    SequenceClassifier published =
        learner(SequenceVariant.ATTENTION).fit(COHORT, split.train(), split.validation(), 1);
    double[][] ofMasked = masked.attention(COHORT, split.test());
    double[][] ofPublished = published.attention(COHORT, split.test());
    int absent = 0;
    for (int i = 0; i < split.test().length; i++) {
      boolean present = COHORT.families().get(2).isPresent(split.test()[i], 0);
      absent += present ? 0 : 1;
      assertThat(Arrays.stream(ofMasked[i]).sum()).isCloseTo(1, within(1e-5));
      assertThat(ofMasked[i][2] > 0).isEqualTo(present);
      assertThat(ofPublished[i][2]).isPositive();
    }
    assertThat(absent).isPositive();
  }

  @Test
  void permutationImportanceFindsTheFamilyThatTells() {
    Split split = SPLITS.get(0);
    SequenceClassifier classifier =
        learner(SequenceVariant.ATTENTION).fit(COHORT, split.train(), split.validation(), 1);
    List<Importance> importances =
        PermutationImportance.with(PredictionLoss.MACRO_F1, 3)
            .ofFamilies(classifier, COHORT.matrix(), split.test(), COHORT.labels(), 1);
    assertThat(importances.get(0).increase()).isGreaterThan(0.2);
    assertThat(importances.get(1).increase()).isLessThan(0.1);
  }

  @Test
  void trainingEndsWhenPatienceDoesAndReportsItsEpochs() {
    List<EpochListener.Epoch> epochs = new ArrayList<>();
    SequenceSettings settings = small(SequenceSettings.defaults(SequenceVariant.ATTENTION));
    SequenceLearner learner =
        SequenceLearner.with(settings.withTraining(settings.training().withPatience(2)))
            .with(epochs::add);
    learner.fit(COHORT, SPLITS.get(0).train(), SPLITS.get(0).validation(), 1);
    double best = epochs.stream().mapToDouble(EpochListener.Epoch::validation).max().orElseThrow();
    int first = 0;
    while (epochs.get(first).validation() < best) {
      first++;
    }
    assertThat(epochs.size()).isEqualTo(Math.min(40, first + 1 + 2));
  }

  @Test
  void withoutValidationCellsAllEpochsAreRun() {
    List<EpochListener.Epoch> epochs = new ArrayList<>();
    learner(SequenceVariant.ATTENTION)
        .with(epochs::add)
        .fit(COHORT, SPLITS.get(0).train(), new int[0], 1);
    assertThat(epochs).hasSize(40);
    assertThat(epochs.get(39).meanLoss()).isLessThan(epochs.get(0).meanLoss());
  }

  @Test
  void trainingCellWithoutAClassIsNamed() {
    Cell unknown =
        new Cell("x1", Species.HUMAN, Optional.empty(), Optional.empty(), Optional.empty());
    List<Cell> cells = new ArrayList<>(COHORT.cells());
    cells.set(3, unknown);
    Cohort cohort = new Cohort("c", cells, COHORT.families(), List.of());
    assertThatThrownBy(
            () -> learner(SequenceVariant.BILSTM).fit(cohort, new int[] {1, 2, 3}, new int[0], 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("cell 'x1' has no subclass to learn from");
  }
}
