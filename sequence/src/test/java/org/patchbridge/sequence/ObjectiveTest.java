package org.patchbridge.sequence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.patchbridge.sequence.network.Head;
import org.patchbridge.sequence.network.HeadKind;
import org.patchbridge.sequence.network.HeadWeights;
import org.patchbridge.sequence.network.NativeTensors;

/** Losses and the ArcFace margin where they can be worked out on paper. */
class ObjectiveTest {
  private static final double SINGLE_PRECISION = 1e-5;

  private static double of(Objective objective, float[] scores, long... truth) {
    try (PointerScope scope = new PointerScope()) {
      Tensor table = torch.tensor(scores).view(truth.length, scores.length / truth.length);
      return objective.of(table, torch.tensor(truth)).item_float();
    }
  }

  private static float log(double p) {
    return (float) Math.log(p);
  }

  @Test
  void crossEntropyIsTheMeanWeightedByTheTrueClass() {
    Objective objective = new Objective.CrossEntropy(new float[] {3, 1});
    float[] scores = {log(0.25), log(0.75), log(0.4), log(0.6)};
    double expected = (3 * -Math.log(0.25) + -Math.log(0.6)) / 4;
    assertThat(of(objective, scores, 0, 1)).isCloseTo(expected, within(SINGLE_PRECISION));
  }

  /** p = 1/4 and 3/5: −w (1 − p)² ln p, averaged over cells, not over weights. */
  @Test
  void focalLossTurnsDownWhatIsAlreadyRight() {
    Objective objective = new Objective.Focal(new float[] {3, 1}, 2);
    float[] scores = {log(0.25), log(0.75), log(0.4), log(0.6)};
    double expected = (3 * 0.5625 * -Math.log(0.25) + 0.16 * -Math.log(0.6)) / 2;
    assertThat(of(objective, scores, 0, 1)).isCloseTo(expected, within(SINGLE_PRECISION));
  }

  @Test
  void focalLossWithoutFocusAndWeightsIsCrossEntropy() {
    float[] scores = {0.3f, -1.2f, 2f, 0.1f, 0.4f, -0.7f};
    float[] ones = {1, 1, 1};
    assertThat(of(new Objective.Focal(ones, 0), scores, 2, 1))
        .isCloseTo(of(new Objective.CrossEntropy(ones), scores, 2, 1), within(SINGLE_PRECISION));
  }

  /**
   * Directions along the axes and a vector at the angle θ from the first: its score is 30 cos(θ +
   * 0.35), and once θ + 0.35 passes π, 30 (cos θ − 0.35 sin 0.35). The other keeps 30 sin θ.
   */
  @Test
  void marginIsAddedToTheAngleOfTheTrueClass() {
    HeadWeights axes = new HeadWeights(HeadKind.ARC_FACE, 2, 2, new float[] {2, 0, 0, 0.5f});
    try (PointerScope scope = new PointerScope();
        Head head = new Head(axes)) {
      for (double angle : new double[] {0.1, 1.0, 2.0, 2.7, 2.9, 3.1}) {
        float[] vector = {(float) (5 * Math.cos(angle)), (float) (5 * Math.sin(angle))};
        Tensor vectors = torch.tensor(vector).view(1, 2);
        float[] trained =
            NativeTensors.read(head.trainingScores(vectors, torch.tensor(new long[] {0})));
        float[] tested = NativeTensors.read(head.scores(vectors));
        double margin =
            angle + 0.35 <= Math.PI
                ? 30 * Math.cos(angle + 0.35)
                : 30 * (Math.cos(angle) - 0.35 * Math.sin(0.35));
        assertThat((double) trained[0]).isCloseTo(margin, within(30 * SINGLE_PRECISION));
        assertThat((double) trained[1])
            .isCloseTo(30 * Math.sin(angle), within(30 * SINGLE_PRECISION));
        assertThat((double) tested[0])
            .isCloseTo(30 * Math.cos(angle), within(30 * SINGLE_PRECISION));
      }
    }
  }

  @Test
  void inverseFrequencyWeightsSumToTheNumberOfClasses() {
    assertThat(ClassWeights.inverseFrequency(new int[] {10, 20, 40}))
        .containsExactly(new float[] {12f / 7, 6f / 7, 3f / 7}, within(1e-6f));
  }

  /** β = 0.5: effective numbers of 1, 2 and 3 cells are 1, 1.5 and 1.75. */
  @Test
  void effectiveNumbersSaturate() {
    double sum = 1 + 1 / 1.5 + 1 / 1.75;
    float[] expected = {(float) (3 / sum), (float) (2 / sum), (float) (3 / 1.75 / sum)};
    assertThat(ClassWeights.effectiveNumber(new int[] {1, 2, 3}, 0.5))
        .containsExactly(expected, within(1e-6f));
  }

  /** A prior of 3/4 and 1/4, added with weight 1, makes equal scores the prior itself. */
  @Test
  void priorCorrectionMovesEqualScoresToThePrior() {
    SequencePrediction undecided =
        new SequencePrediction(new double[][] {{1, 1}}, new double[][] {{1}}, new float[][] {{1}});
    int[] counts = {75, 25};
    assertThat(undecided.probabilities(PriorOffsets.of(counts, 1))[0])
        .containsExactly(new double[] {0.75, 0.25}, within(1e-12));
    assertThat(undecided.probabilities(PriorOffsets.of(counts, -1))[0])
        .containsExactly(new double[] {0.25, 0.75}, within(1e-12));
    assertThat(undecided.probabilities(PriorOffsets.of(counts, 0))[0])
        .containsExactly(new double[] {0.5, 0.5}, within(1e-12));
  }

  @Test
  void shiftOfThePriorIsTheLogarithmOfTheRatio() {
    assertThat(PriorOffsets.between(new double[] {0.5, 0.5}, new double[] {0.8, 0.2}))
        .containsExactly(new double[] {Math.log(1.6), Math.log(0.4)}, within(1e-12));
  }
}
