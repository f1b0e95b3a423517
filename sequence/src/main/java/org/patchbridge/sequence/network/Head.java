package org.patchbridge.sequence.network;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** From an encoder's vectors to class scores. To be called inside a {@code PointerScope}. */
public final class Head implements AutoCloseable {
  /** Factor of the cosines (the paper's s). */
  static final double ARC_SCALE = 30;

  /** Angle added to that of the true class in training, radians (the paper's m). */
  static final double ARC_MARGIN = 0.35;

  /** Squared lengths are not taken to be less than this. */
  private static final double LEAST_SQUARE = 1e-24;

  private final HeadWeights initial;
  private final NetworkParameters parameters;
  private final Tensor weight;
  private final Tensor bias;

  public Head(HeadWeights weights) {
    initial = weights;
    parameters = new NetworkParameters(weights.values());
    int size = weights.classes() * weights.inputs();
    weight = parameters.leaf(0, weights.classes(), weights.inputs());
    bias = parameters.leaf(size, parameters.size() - size);
  }

  public NetworkParameters parameters() {
    return parameters;
  }

  public HeadWeights weights() {
    return new HeadWeights(initial.kind(), initial.inputs(), initial.classes(), parameters.read());
  }

  /** Scores of cells whose class is not known: {@code cells × classes}. */
  public Tensor scores(Tensor vectors) {
    return switch (initial.kind()) {
      case LINEAR -> torch.linear(vectors, weight, bias);
      case ARC_FACE -> {
        try (Scalar scale = new Scalar(ARC_SCALE)) {
          yield cosines(vectors).mul(scale);
        }
      }
    };
  }

  /**
   * Scores to train on. ArcFace: s · cos(θ + m) for the true class as long as θ + m ≤ π, beyond it
   * s · (cos θ − m sin m), which goes on falling (Deng et al. 2019); s · cos θ for the others.
   *
   * @param truth {@code cells}, class indices
   */
  public Tensor trainingScores(Tensor vectors, Tensor truth) {
    if (initial.kind() == HeadKind.LINEAR) {
      return scores(vectors);
    }
    Tensor cosines = cosines(vectors);
    Tensor column = truth.unsqueeze(1);
    Tensor own = cosines.gather(1, column);
    Tensor sine = own.mul(own).neg().add(new Scalar(1)).clamp_min(new Scalar(LEAST_SQUARE)).sqrt();
    Tensor shifted =
        own.mul(new Scalar(Math.cos(ARC_MARGIN))).sub(sine.mul(new Scalar(Math.sin(ARC_MARGIN))));
    Tensor beyond = own.sub(new Scalar(ARC_MARGIN * Math.sin(ARC_MARGIN)));
    Tensor withMargin =
        torch.where(own.gt(new Scalar(Math.cos(Math.PI - ARC_MARGIN))), shifted, beyond);
    return cosines.scatter(1, column, withMargin).mul(new Scalar(ARC_SCALE));
  }

  private Tensor cosines(Tensor vectors) {
    return torch.linear(unit(vectors), unit(weight));
  }

  private static Tensor unit(Tensor rows) {
    Tensor square = torch.sum(rows.mul(rows), new long[] {1}, true, new ScalarTypeOptional());
    return rows.div(square.clamp_min(new Scalar(LEAST_SQUARE)).sqrt());
  }

  @Override
  public void close() {
    parameters.close();
  }
}
