package org.patchbridge.sequence;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.patchbridge.metric.ClassPrediction;
import org.patchbridge.optimisation.Softmax;
import org.patchbridge.sequence.network.Encoder;
import org.patchbridge.sequence.network.Head;
import org.patchbridge.sequence.network.NativeTensors;
import org.patchbridge.sequence.network.SequenceTensor;

/**
 * What a model says about cells.
 *
 * @param scores {@code cells × classes}, logarithms of probabilities up to a constant
 * @param attention {@code cells × families}, each row of sum 1; a model without attention looks at
 *     the last family only
 * @param pooled {@code cells × outputs}: the families' states, weighed by the attention and summed;
 *     of a model without attention the last family's
 */
public record SequencePrediction(double[][] scores, double[][] attention, float[][] pooled) {
  /** Cells at a time, so that buffers of training fit. */
  private static final int BATCH = 64;

  public static SequencePrediction of(Encoder encoder, Head head, SequenceTensor data) {
    int cells = data.cells();
    SequencePrediction all =
        new SequencePrediction(new double[cells][], new double[cells][], new float[cells][]);
    for (int from = 0; from < cells; from += BATCH) {
      int to = Math.min(cells, from + BATCH);
      all.fill(encoder, head, data, IntStream.range(from, to).toArray());
    }
    return all;
  }

  private void fill(Encoder encoder, Head head, SequenceTensor data, int[] cells) {
    try (PointerScope scope = new PointerScope();
        NoGradGuard guard = new NoGradGuard()) {
      Encoder.Encoded encoded = encoder.forward(data, cells);
      float[] values = NativeTensors.read(head.scores(encoded.vectors()));
      int classes = values.length / cells.length;
      float[] vectors = NativeTensors.read(encoded.pooled());
      int outputs = vectors.length / cells.length;
      float[] weights = encoded.attention().map(NativeTensors::read).orElse(new float[0]);
      for (int b = 0; b < cells.length; b++) {
        int at = b;
        scores[cells[b]] =
            IntStream.range(0, classes).mapToDouble(c -> values[at * classes + c]).toArray();
        attention[cells[b]] = column(weights, b, cells.length, data.families());
        pooled[cells[b]] = Arrays.copyOfRange(vectors, b * outputs, (b + 1) * outputs);
      }
    }
  }

  private static double[] column(float[] weights, int cell, int cells, int families) {
    double[] attention = new double[families];
    if (weights.length == 0) {
      attention[families - 1] = 1;
    } else {
      Arrays.setAll(attention, f -> weights[f * cells + cell]);
    }
    return attention;
  }

  /** Index of the class of largest score; the first of equals. */
  int[] mostProbable() {
    return Arrays.stream(scores).mapToInt(ClassPrediction::mostLikely).toArray();
  }

  /**
   * Softmax of the scores plus an offset for each class.
   *
   * @param offsets one per class
   * @return {@code cells × classes}
   */
  public double[][] probabilities(double[] offsets) {
    return Arrays.stream(scores)
        .map(
            row -> {
              double[] shifted = new double[row.length];
              Arrays.setAll(shifted, c -> row[c] + offsets[c]);
              Softmax.inPlace(shifted);
              return shifted;
            })
        .toArray(double[][]::new);
  }
}
