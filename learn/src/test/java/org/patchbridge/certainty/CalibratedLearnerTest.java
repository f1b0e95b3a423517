package org.patchbridge.certainty;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.Species;
import org.patchbridge.dataset.Split;
import org.patchbridge.evaluation.Classifier;
import org.patchbridge.evaluation.CrossValidation;
import org.patchbridge.evaluation.HeldOut;
import org.patchbridge.evaluation.HeldOutLearner;
import org.patchbridge.evaluation.LabelOnlyBaseline;
import org.patchbridge.evaluation.Learner;
import org.patchbridge.evaluation.WaveCells;

class CalibratedLearnerTest {
  private static final Cohort COHORT = WaveCells.cohort(Species.HUMAN, 120, 0, 1);
  private static final int[] TRAIN = IntStream.range(0, 100).toArray();
  private static final int[] TEST = IntStream.range(100, 120).toArray();

  /** Half right: surely and rightly of even rows, surely Sst of odd ones. */
  private static double[][] opinions(Cohort cohort, int[] rows) {
    return Arrays.stream(rows)
        .mapToObj(
            row -> {
              double[] p = {0.1, 0.1, 0.1};
              p[row % 4 == 1 ? 1 : cohort.labels()[row]] = 0.8;
              return p;
            })
        .toArray(double[][]::new);
  }

  private record Ordinary() implements Learner {
    @Override
    public String name() {
      return "opinions";
    }

    @Override
    public Classifier fit(Cohort cohort, int[] train, int[] validation, long seed) {
      return CalibratedLearnerTest::opinions;
    }
  }

  /** Comes with the same held-out opinions by itself, or with none. */
  private record Both(boolean heldOut) implements HeldOutLearner {
    @Override
    public String name() {
      return "opinions";
    }

    @Override
    public Classifier fit(Cohort cohort, int[] train, int[] validation, long seed) {
      return CalibratedLearnerTest::opinions;
    }

    @Override
    public Fit fitWithHeldOut(Cohort cohort, int[] train, int[] validation, long seed) {
      return new Fit(
          CalibratedLearnerTest::opinions,
          heldOut ? Optional.of(opinions(cohort, train)) : Optional.empty());
    }
  }

  @Test
  void calibrationSetsAndLimitAreLearntFromHeldOutCells() {
    int[] labels = Arrays.copyOf(COHORT.labels(), TRAIN.length);
    int[] donors = Arrays.copyOf(COHORT.donorNumbers(), TRAIN.length);
    Calibrator calibrator = Calibrator.fit(opinions(COHORT, TRAIN), labels);
    double[][] calibrated =
        Arrays.stream(opinions(COHORT, TRAIN)).map(calibrator::apply).toArray(double[][]::new);
    for (Learner base : new Learner[] {new Ordinary(), new Both(true)}) {
      CalibratedClassifier model =
          new CalibratedLearner(base, 0.8).fit(COHORT, TRAIN, new int[0], 1);

      assertThat(model.limit()).isEqualTo(CallLimit.fit(calibrated, labels, donors, 0.8));
      assertThat(model.sets()).contains(ConformalSets.fit(calibrated, labels, donors, 0.8));
      double[][] expected =
          Arrays.stream(opinions(COHORT, TEST)).map(calibrator::apply).toArray(double[][]::new);
      assertThat(model.probabilities(COHORT, TEST)).isEqualTo(expected);
      assertThat(model.setOf(expected[0])).isEqualTo(model.sets().orElseThrow().of(expected[0]));
    }
    assertThat(new CalibratedLearner(new Ordinary(), 0.8).name()).isEqualTo("opinions, calibrated");
  }

  @Test
  void withoutHeldOutCellsTheModelStaysUncalibratedAndEverySetHoldsAll() {
    CalibratedClassifier model =
        new CalibratedLearner(new Both(false), 0.8).fit(COHORT, TRAIN, new int[0], 1);

    assertThat(model.sets()).isEmpty();
    assertThat(model.setOf(new double[] {1, 0, 0})).containsExactly(true, true, true);
    assertThat(model.limit()).isEqualTo(new CallLimit(0.8));
    assertThat(model.calibrator().slope()).isEqualTo(1);
    assertThat(model.calibrator().offsets()).containsExactly(0, 0, 0);
  }

  /** A cell is called where its model is certain enough and it is not novel. */
  @Test
  void callsOfAFoldAreThoseOfTheModelAndTheScreenLearntWithoutIt() {
    Split fold =
        HeldOut.folds(COHORT, IntStream.range(0, 120).toArray(), 3, 2).orElseThrow().get(0);
    CalibratedLearner learner = new CalibratedLearner(new Ordinary(), 0.6);
    long seed = CrossValidation.fitSeed(fold);
    CalibratedClassifier model = learner.fit(COHORT, fold.train(), fold.validation(), seed);
    NoveltyScreen screen = NoveltyScreen.fit(COHORT, fold.train(), 0.2, seed);

    HeldOutFold heldOut = HeldOutFold.of(learner, COHORT, COHORT, fold, 0.2);

    assertThat(heldOut.learnt()).isEqualTo(new LearntParts(true, true));
    assertThat(heldOut.calls()).hasSize(fold.test().length);
    for (int i = 0; i < fold.test().length; i++) {
      int row = fold.test()[i];
      double[] p = model.probabilities(COHORT, new int[] {row})[0];
      boolean isNovel = screen.isNovel(COHORT.matrix(), row);
      assertThat(heldOut.calls().get(i))
          .isEqualTo(
              new HeldOutCall(row, p, model.setOf(p), isNovel, !isNovel && model.limit().isMet(p)));
    }
    assertThat(heldOut.calls()).extracting(HeldOutCall::isNovel).contains(true, false);
    assertThat(heldOut.calls()).extracting(HeldOutCall::isCalled).contains(true, false);
  }

  @Test
  void nothingIsCalledWhereNoveltyCouldNotBeLearnt() {
    Split fold = new Split(0, 0, 1, IntStream.range(0, 4).toArray(), new int[0], TEST);
    Cohort cells = COHORT;
    HeldOutFold heldOut =
        HeldOutFold.of(
            new CalibratedLearner(LabelOnlyBaseline.majority(), 0.1), cells, cells, fold, 0.2);
    assertThat(heldOut.learnt().isScreened()).isFalse();
    assertThat(heldOut.calls()).extracting(HeldOutCall::isCalled).containsOnly(false);
  }

  @Test
  void callsAndSetsAreEqualWhereAllTheySayIs() {
    HeldOutCall call = call(1, 0.7, true, false, true);
    assertThat(call).isEqualTo(call(1, 0.7, true, false, true)).hasSameHashCodeAs(call);
    assertThat(call)
        .isNotEqualTo(call(2, 0.7, true, false, true))
        .isNotEqualTo(call(1, 0.6, true, false, true))
        .isNotEqualTo(call(1, 0.7, false, false, true))
        .isNotEqualTo(call(1, 0.7, true, true, true))
        .isNotEqualTo(call(1, 0.7, true, false, false))
        .isNotEqualTo("a call");
    assertThat(call.setSize()).isEqualTo(2);
    assertThat(call(1, 0.7, false, false, true).setSize()).isEqualTo(1);
    ConformalSets sets = new ConformalSets(0.9, new double[] {0.25, 1});
    assertThat(sets)
        .isEqualTo(new ConformalSets(0.9, new double[] {0.25, 1}))
        .isNotEqualTo(new ConformalSets(0.8, new double[] {0.25, 1}))
        .isNotEqualTo(new ConformalSets(0.9, new double[] {0.5, 1}))
        .isNotEqualTo("sets");
  }

  private static HeldOutCall call(
      int row, double p, boolean second, boolean isNovel, boolean isCalled) {
    return new HeldOutCall(
        row, new double[] {p, 1 - p}, new boolean[] {true, second}, isNovel, isCalled);
  }
}
