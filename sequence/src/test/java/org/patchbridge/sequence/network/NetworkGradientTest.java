package org.patchbridge.sequence.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.patchbridge.sequence.Objective;

/**
 * Forward pass, loss and every single derivative of small networks against {@link
 * ReferenceNetwork}, which shares no code with the product and computes in double precision.
 */
class NetworkGradientTest {
  /** Single precision through some thirty operations; values are of the order of 1. */
  private static final double SINGLE_PRECISION = 1e-5;

  /** Step of the central differences, whose own error is then below 1e-8. */
  private static final double STEP = 1e-5;

  static Stream<Named<SmallNetwork>> networks() {
    Objective weighted = new Objective.CrossEntropy(new float[] {0.5f, 1f, 1.5f});
    Objective focal = new Objective.Focal(new float[] {1.25f, 0.75f, 1f}, 2);
    return Stream.of(
        network("last family, linear", Pooling.LAST_FAMILY, HeadKind.LINEAR, weighted),
        network("attention, linear", Pooling.ATTENTION, HeadKind.LINEAR, weighted),
        network("attention, linear, focal", Pooling.ATTENTION, HeadKind.LINEAR, focal),
        network("attention, ArcFace", Pooling.ATTENTION, HeadKind.ARC_FACE, weighted),
        network("attention, ArcFace, focal", Pooling.ATTENTION, HeadKind.ARC_FACE, focal));
  }

  /** Padding that the normalisation sees is not 0 afterwards. */
  static Stream<Named<SmallNetwork>> networksThatLeavePaddingOut() {
    Objective weighted = new Objective.CrossEntropy(new float[] {0.5f, 1f, 1.5f});
    return Stream.of(InputEncoding.values())
        .flatMap(
            encoding ->
                Stream.of(Pooling.values())
                    .map(
                        pooling ->
                            Named.of(
                                encoding + ", " + pooling,
                                new SmallNetwork(
                                    pooling, HeadKind.LINEAR, weighted, encoding, 1, 20261))));
  }

  private static Named<SmallNetwork> network(
      String name, Pooling pooling, HeadKind head, Objective objective) {
    return Named.of(
        name,
        new SmallNetwork(
            pooling, head, objective, InputEncoding.MASKED, SmallNetwork.WIDTH, 20260));
  }

  @ParameterizedTest
  @MethodSource("networks")
  void networksAgreeWithTheReference(SmallNetwork network) {
    agrees(network);
  }

  @ParameterizedTest
  @MethodSource("networksThatLeavePaddingOut")
  void networksThatLeavePaddingOutAgreeWithTheReference(SmallNetwork network) {
    assertThat(network.blocks().blocks()).hasSize(3);

    agrees(network);
  }

  private static void agrees(SmallNetwork network) {
    SmallNetwork.Computed computed = network.compute();
    double[][] scores = network.referenceScores();
    for (int b = 0; b < SmallNetwork.CELLS; b++) {
      assertThat(computed.scores()[b]).containsExactly(scores[b], within(SINGLE_PRECISION));
      assertThat(computed.pooled()[b])
          .containsExactly(
              SmallNetwork.floats(network.referencePooled(b)), within((float) SINGLE_PRECISION));
    }
    assertThat(computed.loss())
        .isCloseTo(network.referenceLoss(network.encoder, network.head), within(SINGLE_PRECISION));
    assertThat(computed.encoderGradient())
        .containsExactly(
            derivatives(network.encoder, p -> network.referenceLoss(p, network.head)),
            within((float) SINGLE_PRECISION));
    assertThat(computed.headGradient())
        .containsExactly(
            derivatives(network.head, p -> network.referenceLoss(network.encoder, p)),
            within((float) SINGLE_PRECISION));
  }

  @ParameterizedTest
  @MethodSource("networks")
  void readingTheVectorsChangesNoBitOfTheScores(SmallNetwork network) {
    double[][] scores = network.compute().scores();
    float[] alone = network.scoresAlone();
    for (int i = 0; i < alone.length; i++) {
      int classes = SmallNetwork.CLASSES;
      assertThat(scores[i / classes][i % classes]).isEqualTo((double) alone[i]);
    }
  }

  private static float[] derivatives(double[] at, ToDoubleFunction<double[]> loss) {
    double[] derivatives = new double[at.length];
    for (int i = 0; i < at.length; i++) {
      double[] moved = at.clone();
      moved[i] = at[i] + STEP;
      double above = loss.applyAsDouble(moved);
      moved[i] = at[i] - STEP;
      derivatives[i] = (above - loss.applyAsDouble(moved)) / (2 * STEP);
    }
    return SmallNetwork.floats(derivatives);
  }
}
