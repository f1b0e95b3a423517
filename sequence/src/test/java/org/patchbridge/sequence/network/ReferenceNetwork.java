package org.patchbridge.sequence.network;

/**
 * The network written a second time, in double precision and plain loops, from the formulas: layer
 * normalisation, bidirectional LSTM, attention, normalisation, heads. Gradients come from it by
 * finite differences.
 */
final class ReferenceNetwork {
  private final EncoderShape shape;
  private final double[] p;

  ReferenceNetwork(EncoderShape shape, double[] parameters) {
    this.shape = shape;
    this.p = parameters;
  }

  private double parameter(EncoderParameter which, int index) {
    return p[which.offset(shape) + index];
  }

  static double[] layerNorm(double[] x, int count, double[] scale, double[] shift) {
    double mean = 0;
    for (int i = 0; i < count; i++) {
      mean += x[i] / count;
    }
    double variance = 0;
    for (int i = 0; i < count; i++) {
      variance += (x[i] - mean) * (x[i] - mean) / count;
    }
    double[] y = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      double normal = i < count ? (x[i] - mean) / Math.sqrt(variance + 1e-5) : 0;
      y[i] = normal * scale[i] + shift[i];
    }
    return y;
  }

  private double[] part(EncoderParameter which) {
    double[] part = new double[which.size(shape)];
    System.arraycopy(p, which.offset(shape), part, 0, part.length);
    return part;
  }

  /** Outputs by family for one direction, 0 forward, 1 backward. */
  private double[][] lstm(double[][] x, int direction) {
    int h = shape.hidden();
    double[][] outputs = new double[x.length][];
    double[] hidden = new double[h];
    double[] cell = new double[h];
    for (int step = 0; step < x.length; step++) {
      int family = direction == 0 ? step : x.length - 1 - step;
      double[] gates = new double[4 * h];
      for (int g = 0; g < 4 * h; g++) {
        int row = direction * 4 * h + g;
        gates[g] =
            parameter(EncoderParameter.INPUT_BIAS, row)
                + parameter(EncoderParameter.RECURRENT_BIAS, row);
        for (int i = 0; i < shape.width(); i++) {
          gates[g] +=
              parameter(EncoderParameter.INPUT_WEIGHT, row * shape.width() + i) * x[family][i];
        }
        for (int i = 0; i < h; i++) {
          gates[g] += parameter(EncoderParameter.RECURRENT_WEIGHT, row * h + i) * hidden[i];
        }
      }
      double[] next = new double[h];
      for (int u = 0; u < h; u++) {
        double candidate = Math.tanh(gates[3 * h + u]);
        cell[u] = sigmoid(gates[h + u]) * cell[u] + sigmoid(gates[u]) * candidate;
        next[u] = sigmoid(gates[2 * h + u]) * Math.tanh(cell[u]);
      }
      hidden = next;
      outputs[family] = next;
    }
    return outputs;
  }

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  /** Attention of one cell; {@code present} families only. */
  double[] attention(double[][] outputs, boolean[] present) {
    double[] weights = new double[outputs.length];
    double sum = 0;
    for (int f = 0; f < outputs.length; f++) {
      double score = 0;
      for (int a = 0; a < shape.attention(); a++) {
        double unit = parameter(EncoderParameter.ATTENTION_BIAS, a);
        for (int i = 0; i < shape.outputs(); i++) {
          unit +=
              parameter(EncoderParameter.ATTENTION_WEIGHT, a * shape.outputs() + i) * outputs[f][i];
        }
        score += parameter(EncoderParameter.ATTENTION_SCORE, a) * Math.tanh(unit);
      }
      weights[f] = present[f] ? Math.exp(score) : 0;
      sum += weights[f];
    }
    for (int f = 0; f < weights.length; f++) {
      weights[f] /= sum;
    }
    return weights;
  }

  double[][] outputs(double[][] values, int[] counts) {
    double[][] x = new double[values.length][];
    for (int f = 0; f < values.length; f++) {
      x[f] =
          layerNorm(
              values[f],
              counts[f],
              part(EncoderParameter.INPUT_SCALE),
              part(EncoderParameter.INPUT_SHIFT));
    }
    double[][] forward = lstm(x, 0);
    double[][] backward = lstm(x, 1);
    double[][] outputs = new double[values.length][shape.outputs()];
    for (int f = 0; f < values.length; f++) {
      System.arraycopy(forward[f], 0, outputs[f], 0, shape.hidden());
      System.arraycopy(backward[f], 0, outputs[f], shape.hidden(), shape.hidden());
    }
    return outputs;
  }

  /**
   * The vector of one cell.
   *
   * @param values {@code families × width}, padded with zeros
   * @param counts how many values of each family the normalisation looks at
   */
  double[] encode(double[][] values, int[] counts, boolean[] present) {
    double[] pooled = pooled(values, counts, present);
    return layerNorm(
        pooled,
        pooled.length,
        part(EncoderParameter.NORM_SCALE),
        part(EncoderParameter.NORM_SHIFT));
  }

  /** The same before the last normalisation. */
  double[] pooled(double[][] values, int[] counts, boolean[] present) {
    double[][] outputs = outputs(values, counts);
    double[] pooled = outputs[outputs.length - 1];
    if (shape.pooling() == Pooling.ATTENTION) {
      double[] weights = attention(outputs, present);
      pooled = new double[shape.outputs()];
      for (int f = 0; f < outputs.length; f++) {
        for (int i = 0; i < pooled.length; i++) {
          pooled[i] += weights[f] * outputs[f][i];
        }
      }
    }
    return pooled;
  }

  static double[] linear(double[] head, double[] vector, int classes) {
    double[] scores = new double[classes];
    for (int c = 0; c < classes; c++) {
      scores[c] = head[classes * vector.length + c];
      for (int i = 0; i < vector.length; i++) {
        scores[c] += head[c * vector.length + i] * vector[i];
      }
    }
    return scores;
  }

  /** 30 cos θ, with θ + 0.35 for class {@code truth}; pass −1 for no margin. */
  static double[] arcFace(double[] head, double[] vector, int classes, int truth) {
    double[] scores = new double[classes];
    for (int c = 0; c < classes; c++) {
      double dot = 0;
      double ofVector = 0;
      double ofClass = 0;
      for (int i = 0; i < vector.length; i++) {
        double weight = head[c * vector.length + i];
        dot += weight * vector[i];
        ofVector += vector[i] * vector[i];
        ofClass += weight * weight;
      }
      double angle = Math.acos(dot / Math.sqrt(ofVector * ofClass));
      if (c == truth) {
        scores[c] =
            angle + 0.35 < Math.PI
                ? 30 * Math.cos(angle + 0.35)
                : 30 * (Math.cos(angle) - 0.35 * Math.sin(0.35));
      } else {
        scores[c] = 30 * Math.cos(angle);
      }
    }
    return scores;
  }

  static double logProbability(double[] scores, int truth) {
    double sum = 0;
    for (double score : scores) {
      sum += Math.exp(score - scores[truth]);
    }
    return -Math.log(sum);
  }
}
