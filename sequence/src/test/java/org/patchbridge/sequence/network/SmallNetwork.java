package org.patchbridge.sequence.network;

import java.util.Random;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.patchbridge.sequence.Objective;
import org.patchbridge.sequence.SequencePrediction;

/**
 * A network small enough for finite differences, computed both ways: by this project and by {@link
 * ReferenceNetwork}. All parameters are random, normalisations' scales and shifts included. Three
 * families are narrower than the widest, and one is absent in a cell.
 */
final class SmallNetwork {
  static final int CELLS = 6;
  static final int CLASSES = 3;
  private static final int FAMILIES = 4;
  static final int WIDTH = 5;
  private static final int[] FAMILY_WIDTHS = {2, 5, 3, 4};
  final EncoderShape shape;
  final HeadKind kind;
  final Objective objective;
  final double[] encoder;
  final double[] head;
  private final int leastSaving;
  final double[][][] values = new double[CELLS][FAMILIES][WIDTH];
  final int[][] counts = new int[CELLS][FAMILIES];
  final boolean[][] present = new boolean[CELLS][FAMILIES];
  final int[] labels = new int[CELLS];

  /** Result of this project's code. */
  record Computed(
      double[][] scores,
      float[][] pooled,
      double loss,
      float[] encoderGradient,
      float[] headGradient) {}

  /**
   * @param encoding whether the normalisation sees the padding
   * @param leastSaving see {@link InputBlocks#of}; {@link #WIDTH} makes one block
   */
  SmallNetwork(
      Pooling pooling,
      HeadKind kind,
      Objective objective,
      InputEncoding encoding,
      int leastSaving,
      long seed) {
    this.kind = kind;
    this.objective = objective;
    this.leastSaving = leastSaving;
    Random random = new Random(seed);
    shape = new EncoderShape(FAMILIES, WIDTH, 3, 2, pooling);
    encoder = random(random, shape.parameters());
    head = random(random, CLASSES * shape.outputs() + (kind == HeadKind.LINEAR ? CLASSES : 0));
    for (int b = 0; b < CELLS; b++) {
      labels[b] = b % CLASSES;
      for (int f = 0; f < FAMILIES; f++) {
        present[b][f] = b != 2 || f != 1;
        counts[b][f] = encoding == InputEncoding.MASKED ? FAMILY_WIDTHS[f] : WIDTH;
        for (int i = 0; i < FAMILY_WIDTHS[f]; i++) {
          values[b][f][i] = random.nextGaussian();
        }
      }
    }
  }

  /** Representable in single precision, so that both computations start from the same numbers. */
  private static double[] random(Random random, int size) {
    return random.doubles(size, -0.8, 0.8).map(value -> (float) value).toArray();
  }

  double referenceLoss(double[] encoderParameters, double[] headParameters) {
    ReferenceNetwork network = new ReferenceNetwork(shape, encoderParameters);
    double sum = 0;
    double weights = 0;
    for (int b = 0; b < CELLS; b++) {
      double[] scores = scores(network, headParameters, b, labels[b]);
      double logProbability = ReferenceNetwork.logProbability(scores, labels[b]);
      if (objective instanceof Objective.CrossEntropy entropy) {
        sum -= entropy.classWeights()[labels[b]] * logProbability;
        weights += entropy.classWeights()[labels[b]];
      } else if (objective instanceof Objective.Focal focal) {
        double difficulty = Math.pow(1 - Math.exp(logProbability), focal.gamma());
        sum -= focal.classWeights()[labels[b]] * difficulty * logProbability;
        weights++;
      }
    }
    return sum / weights;
  }

  private double[] scores(ReferenceNetwork network, double[] headParameters, int cell, int truth) {
    double[] vector = network.encode(values[cell], counts[cell], present[cell]);
    return kind == HeadKind.LINEAR
        ? ReferenceNetwork.linear(headParameters, vector, CLASSES)
        : ReferenceNetwork.arcFace(headParameters, vector, CLASSES, truth);
  }

  /** Scores as at prediction, without a margin. */
  double[][] referenceScores() {
    double[][] scores = new double[CELLS][];
    for (int b = 0; b < CELLS; b++) {
      scores[b] = scores(new ReferenceNetwork(shape, encoder), head, b, -1);
    }
    return scores;
  }

  double[] referencePooled(int cell) {
    return new ReferenceNetwork(shape, encoder).pooled(values[cell], counts[cell], present[cell]);
  }

  /** Scores as they are without anybody asking for vectors. */
  float[] scoresAlone() {
    InputBlocks blocks = blocks();
    try (PointerScope scope = new PointerScope();
        Encoder network = new Encoder(new EncoderWeights(shape, floats(encoder)), blocks);
        Head scorer = new Head(new HeadWeights(kind, shape.outputs(), CLASSES, floats(head)));
        SequenceTensor data = new SequenceTensor(sequences(), blocks)) {
      int[] cells = {0, 1, 2, 3, 4, 5};
      return NativeTensors.read(scorer.scores(network.forward(data, cells).vectors()));
    }
  }

  Computed compute() {
    int[] cells = {0, 1, 2, 3, 4, 5};
    InputBlocks blocks = blocks();
    try (PointerScope scope = new PointerScope();
        Encoder network = new Encoder(new EncoderWeights(shape, floats(encoder)), blocks);
        Head scorer = new Head(new HeadWeights(kind, shape.outputs(), CLASSES, floats(head)));
        SequenceTensor data = new SequenceTensor(sequences(), blocks)) {
      Tensor truth = torch.tensor(new long[] {0, 1, 2, 0, 1, 2});
      Tensor vectors = network.forward(data, cells).vectors();
      Tensor loss = objective.of(scorer.trainingScores(vectors, truth), truth);
      loss.backward();
      network.backward();
      float[] encoderGradient = NativeTensors.read(network.parameters().gradient());
      float[] headGradient = NativeTensors.read(scorer.parameters().gradient());
      SequencePrediction said = SequencePrediction.of(network, scorer, data);
      return new Computed(
          said.scores(), said.pooled(), loss.item_float(), encoderGradient, headGradient);
    }
  }

  InputBlocks blocks() {
    return InputBlocks.of(WIDTH, FAMILY_WIDTHS, leastSaving);
  }

  private CellSequences sequences() {
    float[] normalised = new float[CELLS * FAMILIES * WIDTH];
    boolean[] flags = new boolean[CELLS * FAMILIES];
    double[] ones = {1, 1, 1, 1, 1};
    for (int b = 0; b < CELLS; b++) {
      for (int f = 0; f < FAMILIES; f++) {
        double[] x =
            ReferenceNetwork.layerNorm(values[b][f], counts[b][f], ones, new double[WIDTH]);
        for (int i = 0; i < WIDTH; i++) {
          normalised[(b * FAMILIES + f) * WIDTH + i] = (float) x[i];
        }
        flags[b * FAMILIES + f] = present[b][f];
      }
    }
    return new CellSequences(CELLS, FAMILIES, WIDTH, FAMILY_WIDTHS, normalised, flags);
  }

  static float[] floats(double[] values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }
}
