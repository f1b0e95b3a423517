package org.patchbridge.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.DonorGroupedKFold;
import org.patchbridge.dataset.Species;
import org.patchbridge.dataset.Split;
import org.patchbridge.dataset.SplitScheme;
import org.patchbridge.evaluation.WaveCells;
import org.patchbridge.metric.FoldPredictions;
import org.patchbridge.metric.OverallMetric;
import org.patchbridge.metric.Predictions;
import org.patchbridge.sequence.SequenceClassifier;
import org.patchbridge.sequence.SequenceSettings;
import org.patchbridge.sequence.SequenceVariant;
import org.patchbridge.sequence.TrainingSettings;

/**
 * Transfer between two cohorts in which the same shapes tell the class, at another offset and in
 * other shares: Pvalb, Sst and Vip are 20, 20 and 60 % of the mouse cells, 70, 20 and 10 % of the
 * human ones.
 */
class TransferStudyTest {
  private static final Cohort MOUSE = WaveCells.cohort(Species.MOUSE, 200, -3, 1, 2, 4);
  private static final Cohort HUMAN = WaveCells.cohort(Species.HUMAN, 100, 5, 2, 7, 9);
  private static final MixCase STATED =
      new MixCase(
          MixCase.STATED,
          ClassMix.of(Map.of("Pvalb", 0.7, "Sst", 0.2, "Vip", 0.1), HUMAN.classes()));
  private static final SplitScheme SCHEME = new DonorGroupedKFold(2, 0.2);
  private static final List<Split> SPLITS = SCHEME.splits(HUMAN, 1, 36);

  private static TransferStudy study() {
    return study(HUMAN);
  }

  private static TransferStudy study(Cohort human) {
    return study(MOUSE, human);
  }

  /** Few cells make few steps, so all rates are larger than published. */
  private static TransferStudy study(Cohort mouse, Cohort human) {
    SequenceSettings model = SequenceSettings.defaults(SequenceVariant.ATTENTION).withUnits(10);
    TrainingSettings training =
        model.training().withEpochs(30).withPatience(12).withLearningRate(1e-2);
    TransferSettings settings =
        new TransferSettings(model.withTraining(training), 15, 1e-2, 5e-3, 1e-2, 0.5, 5e-3);
    return TransferStudy.of(mouse, human, SCHEME, settings);
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

  /** Chance is 0.33. Without a stated mix direct application has the species' scales apart. */
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
                .isGreaterThan(condition.isDirect() ? 0.3 : 0.7));
  }

  @ParameterizedTest
  @EnumSource(names = {"DIRECT", "DIRECT_LOGISTIC"})
  void theStatedMixBringsTheScalesOfBothSpeciesTogether(TransferCondition condition) {
    double without = macroF1(condition, Optional.empty());
    double stated = macroF1(condition, Optional.of(STATED));
    ClassMix ofMouse = ClassMix.of(Map.of("Pvalb", 0.2, "Sst", 0.2, "Vip", 0.6), HUMAN.classes());
    MixCase other = new MixCase("mix of the mouse", ofMouse);

    assertThat(stated).isGreaterThan(0.85).isGreaterThan(without + 0.1);
    assertThat(macroF1(condition, Optional.of(other))).isLessThan(stated);
  }

  /** The prior of training is uniform already, so that only the scales of the mouse change. */
  @ParameterizedTest
  @EnumSource(names = {"DIRECT", "DIRECT_LOGISTIC"})
  void anEqualMixOfUnequalMiceMovesTheScalesAlone(TransferCondition condition) {
    Cohort mouse = WaveCells.cohort(Species.MOUSE, 300, -3, 1, 1, 2);
    Cohort human = WaveCells.cohort(Species.HUMAN, 100, 5, 2, 4, 7);
    MixCase equal = new MixCase(MixCase.EQUAL, ClassMix.equal(human.classes()));

    double told = macroF1(study(mouse, human), condition, Optional.of(equal));

    assertThat(told)
        .isGreaterThan(0.9)
        .isGreaterThan(macroF1(study(mouse, human), condition, Optional.empty()) + 0.05);
  }

  /** Weighted classes have made the prior of training uniform, so it is multiplied by the mix. */
  @ParameterizedTest
  @EnumSource(names = {"DIRECT", "DIRECT_LOGISTIC"})
  void cellsThatTellNothingGetTheStatedMix(TransferCondition condition) {
    Cohort mouse = WaveCells.cohort(Species.MOUSE, 200, 0, 3, 2, 4);
    Cohort human = WaveCells.cohort(Species.HUMAN, 100, 0, 4, 7, 9);
    TransferStudy noise = study(noise(mouse), noise(human));
    Split split = SCHEME.splits(noise.human(), 1, 36).get(0);
    double[][] told =
        new TransferLearner(noise, condition, OptionalInt.empty(), Optional.of(STATED))
            .fit(noise.human(), split)
            .probabilities(noise.human(), split.test());

    double[] mean = new double[3];
    for (double[] cell : told) {
      Arrays.setAll(mean, c -> mean[c] + cell[c] / told.length);
    }
    // Of 200 cells a model of noise still learns something: shares are met within 0.1.
    assertThat(mean).containsExactly(new double[] {0.7, 0.2, 0.1}, within(0.1));
  }

  private static Cohort noise(Cohort cohort) {
    return new Cohort(cohort.name(), cohort.cells(), cohort.families().subList(1, 2), List.of());
  }

  private static double macroF1(TransferCondition condition, Optional<MixCase> mix) {
    return macroF1(study(), condition, mix);
  }

  private static double macroF1(
      TransferStudy study, TransferCondition condition, Optional<MixCase> mix) {
    List<FoldPredictions> folds = new ArrayList<>();
    for (Split split : SCHEME.splits(study.human(), 1, 36)) {
      double[][] probabilities =
          new TransferLearner(study, condition, OptionalInt.empty(), mix)
              .fit(study.human(), split)
              .probabilities(study.human(), split.test());
      folds.add(new FoldPredictions(split.run(), split.fold(), split.test(), probabilities));
    }
    return OverallMetric.MACRO_F1.of(Predictions.of(study.human(), folds));
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

  @ParameterizedTest
  @EnumSource(names = {"DIRECT", "DIRECT_LOGISTIC"})
  void directApplicationUsesNoHumanLabel(TransferCondition condition) {
    Fold fold = new Fold(condition, SPLITS.get(0));
    TransferStudy blind = study(WithOtherLabels.rotate(HUMAN));
    assertThat(fold.probabilities(blind)).isDeepEqualTo(fold.probabilities(study()));
    assertThat(stated(blind, condition)).isDeepEqualTo(stated(study(), condition));
  }

  private static double[][] stated(TransferStudy study, TransferCondition condition) {
    Split split = SPLITS.get(0);
    return new TransferLearner(study, condition, OptionalInt.empty(), Optional.of(STATED))
        .fit(study.human(), split)
        .probabilities(study.human(), split.test());
  }

  /** What a model makes of an input that was empty in all its training is chance. */
  @ParameterizedTest
  @EnumSource(names = {"DIRECT", "DIRECT_LOGISTIC"})
  void aColumnThatMouseCellsLackChangesNoDirectPrediction(TransferCondition condition) {
    Cohort mouse = WaveCells.without(MOUSE, 2);
    Fold fold = new Fold(condition, SPLITS.get(0));
    double[][] with = fold.probabilities(study(mouse, HUMAN));
    assertThat(fold.probabilities(study(mouse, WaveCells.without(HUMAN, 2)))).isDeepEqualTo(with);
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
    SequenceClassifier joint =
        (SequenceClassifier)
            new TransferLearner(study(), TransferCondition.JOINT).fit(HUMAN, split);
    double[][] attention = joint.attention(HUMAN, split.test());
    assertThat(attention.length).isEqualTo(split.test().length);
    assertThat(Arrays.stream(attention).allMatch(row -> row.length == 3)).isTrue();
  }
}
