package org.patchbridge.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.patchbridge.transfer.TransferCondition.DIRECT_PRIOR_CORRECTED;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.DonorGroupedKFold;
import org.patchbridge.dataset.Species;
import org.patchbridge.dataset.Split;
import org.patchbridge.dataset.SplitScheme;
import org.patchbridge.evaluation.FoldPredictions;
import org.patchbridge.evaluation.OverallMetric;
import org.patchbridge.evaluation.Predictions;
import org.patchbridge.sequence.SequenceSettings;
import org.patchbridge.sequence.SequenceVariant;
import org.patchbridge.sequence.TrainingSettings;
import org.patchbridge.sequence.WaveCells;

/** Transfer between two cohorts in which the same shapes tell the class, at another offset. */
class TransferStudyTest {
  private static final Cohort MOUSE = WaveCells.cohort(Species.MOUSE, 160, -3, 1);
  private static final Cohort HUMAN = WaveCells.cohort(Species.HUMAN, 80, 5, 2);
  private static final SplitScheme SCHEME = new DonorGroupedKFold(2, 0.2);
  private static final List<Split> SPLITS = SCHEME.splits(HUMAN, 1, 36);

  private static TransferStudy study() {
    return study(HUMAN);
  }

  /** Few cells make few steps, so all rates are larger than published. */
  private static TransferStudy study(Cohort human) {
    SequenceSettings model = SequenceSettings.defaults(SequenceVariant.ATTENTION).withUnits(10);
    TrainingSettings training =
        model.training().withEpochs(30).withPatience(12).withLearningRate(1e-2);
    TransferSettings settings =
        new TransferSettings(model.withTraining(training), 15, 1e-2, 5e-3, 1e-2, 0.5, 5e-3);
    return TransferStudy.of(MOUSE, human, SCHEME, settings);
  }

  /** One condition on one fold. */
  private record Fold(TransferCondition condition, Split split) {
    FoldPredictions predictions(TransferStudy study) {
      double[][] probabilities =
          new TransferLearner(study, condition)
              .fit(study.human(), split)
              .probabilities(study.human(), split.test());
      return new FoldPredictions(split.run(), split.fold(), split.test(), probabilities);
    }

    double[][] probabilities(TransferStudy study) {
      return predictions(study).probabilities();
    }
  }

  private static List<Fold> allFolds() {
    List<Fold> folds = new ArrayList<>();
    for (Split split : SPLITS) {
      for (TransferCondition condition : TransferCondition.values()) {
        folds.add(new Fold(condition, split));
      }
    }
    return folds;
  }

  /** Chance is 0.33. The estimated prior is rough: a model this small is not calibrated. */
  @Test
  void everyConditionClassifiesHumanCells() {
    TransferStudy study = study();
    Map<TransferCondition, List<FoldPredictions>> folds = new EnumMap<>(TransferCondition.class);
    for (Fold fold : allFolds()) {
      folds
          .computeIfAbsent(fold.condition(), condition -> new ArrayList<>())
          .add(fold.predictions(study));
    }
    assertThat(folds).hasSize(5);
    folds.forEach(
        (condition, predictions) ->
            assertThat(OverallMetric.MACRO_F1.of(Predictions.of(HUMAN, predictions)))
                .as(condition.label())
                .isGreaterThan(condition == DIRECT_PRIOR_CORRECTED ? 0.5 : 0.7));
  }

  /** As after an interruption: a new study, the folds backwards, on several threads. */
  @Test
  void foldsComeOutTheSameInAnyOrderOnAnyNumberOfThreads() throws Exception {
    TransferStudy first = study();
    List<double[][]> inOrder = new ArrayList<>();
    for (Fold fold : allFolds()) {
      inOrder.add(fold.probabilities(first));
    }
    List<Fold> backwards = new ArrayList<>(allFolds());
    Collections.reverse(backwards);
    List<double[][]> again = inParallel(study(), backwards);
    Collections.reverse(again);
    for (int i = 0; i < inOrder.size(); i++) {
      assertThat(again.get(i)).isDeepEqualTo(inOrder.get(i));
    }
  }

  private static List<double[][]> inParallel(TransferStudy study, List<Fold> folds)
      throws InterruptedException, ExecutionException {
    ExecutorService pool = Executors.newFixedThreadPool(3);
    try {
      List<Future<double[][]>> results = new ArrayList<>();
      for (Fold fold : folds) {
        results.add(pool.submit(() -> fold.probabilities(study)));
      }
      List<double[][]> probabilities = new ArrayList<>();
      for (Future<double[][]> result : results) {
        probabilities.add(result.get());
      }
      return probabilities;
    } finally {
      pool.shutdown();
    }
  }

  @Test
  void directApplicationUsesNoHumanLabel() {
    Fold fold = new Fold(DIRECT_PRIOR_CORRECTED, SPLITS.get(0));
    TransferStudy blind = study(WithOtherLabels.rotate(HUMAN));
    assertThat(fold.probabilities(blind)).isDeepEqualTo(fold.probabilities(study()));
  }

  @Test
  void learningCurveTakesFewerTrainingCells() {
    int all = SPLITS.get(0).train().length;
    double[][] withAll = control(OptionalInt.empty());
    assertThat(control(OptionalInt.of(9))).isNotEqualTo(withAll);
    assertThat(control(OptionalInt.of(all))).isDeepEqualTo(withAll);
  }

  private static double[][] control(OptionalInt trainingCells) {
    return new TransferLearner(study(), TransferCondition.CONTROL, trainingCells)
        .fit(HUMAN, SPLITS.get(0))
        .probabilities(HUMAN, SPLITS.get(0).test());
  }

  @Test
  void cohortsOfOtherFeaturesAreRefused() {
    Cohort narrow = new Cohort("narrow", HUMAN.cells(), HUMAN.families().subList(0, 2), List.of());
    assertThatThrownBy(() -> TransferStudy.of(MOUSE, narrow, SCHEME, TransferSettings.paper()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("features differ: mouse has [f0_0")
        .hasMessageEndingWith("import both species with a pair of aligned schemas");
  }

  @Test
  void attentionIsGivenForEveryTestCell() {
    Split split = SPLITS.get(1);
    double[][] attention =
        new TransferLearner(study(), TransferCondition.JOINT)
            .fit(HUMAN, split)
            .attention(HUMAN, split.test());
    assertThat(attention.length).isEqualTo(split.test().length);
    assertThat(Arrays.stream(attention).allMatch(row -> row.length == 3)).isTrue();
  }
}
