package org.patchbridge.sequence;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/**
 * From sequences to vectors: input normalisation, bidirectional LSTM, pooling, normalisation. To be
 * called inside a {@code PointerScope}, by one thread.
 */
final class Encoder implements AutoCloseable {
  private final EncoderShape shape;
  private final Parameters parameters;
  private final NativeTensors tensors = new NativeTensors();
  private final Map<Integer, Tensor> masks = new HashMap<>();
  private final BiLstm lstm;
  private final Tensor attentionWeight;
  private final Tensor attentionBias;
  private final Tensor attentionScore;
  private final Tensor normScale;
  private final Tensor normShift;
  private Tensor output;

  /**
   * A batch of encoded cells. Lives as long as the scope it was made in.
   *
   * @param vectors {@code cells × outputs}
   * @param attention {@code families × cells}; empty where the encoder has none
   */
  record Encoded(Tensor vectors, Optional<Tensor> attention) {}

  Encoder(EncoderWeights weights) {
    shape = weights.shape();
    parameters = new Parameters(weights.values());
    lstm = new BiLstm(shape, parameters);
    int attention = shape.pooling() == Pooling.ATTENTION ? shape.attention() : 0;
    attentionWeight = leaf(EncoderParameter.ATTENTION_WEIGHT, attention, shape.outputs());
    attentionBias = leaf(EncoderParameter.ATTENTION_BIAS, attention);
    attentionScore = leaf(EncoderParameter.ATTENTION_SCORE, attention, 1);
    normScale = leaf(EncoderParameter.NORM_SCALE, shape.outputs());
    normShift = leaf(EncoderParameter.NORM_SHIFT, shape.outputs());
  }

  private Tensor leaf(EncoderParameter parameter, long... dimensions) {
    return parameters.leaf(parameter.offset(shape), dimensions);
  }

  Parameters parameters() {
    return parameters;
  }

  EncoderWeights weights() {
    return new EncoderWeights(shape, parameters.read());
  }

  /**
   * @param cells rows of {@code data}
   */
  Encoded forward(SequenceTensor data, int[] cells) {
    output = lstm.forward(data, cells).detach();
    output.set_requires_grad(true);
    Optional<Tensor> attention = Optional.empty();
    Tensor pooled;
    if (shape.pooling() == Pooling.ATTENTION) {
      Tensor weights = attention(data, cells);
      attention = Optional.of(weights);
      pooled = torch.sum(output.mul(weights.unsqueeze(2)), 0);
    } else {
      pooled = output.select(0, shape.families() - 1L);
    }
    return new Encoded(normalise(pooled), attention);
  }

  private Tensor attention(SequenceTensor data, int[] cells) {
    Tensor hidden = torch.linear(output, attentionWeight, attentionBias).tanh();
    Tensor scores = hidden.matmul(attentionScore).squeeze(2);
    return scores.add(mask(data, cells)).softmax(0);
  }

  /** 0 where a family is present, −∞ where it is not: {@code families × cells}. */
  private Tensor mask(SequenceTensor data, int[] cells) {
    Tensor mask =
        masks.computeIfAbsent(cells.length, n -> tensors.floats(shape.families(), (long) n));
    float[] values = new float[shape.families() * cells.length];
    for (int f = 0; f < shape.families(); f++) {
      for (int b = 0; b < cells.length; b++) {
        values[f * cells.length + b] = data.isPresent(cells[b], f) ? 0 : Float.NEGATIVE_INFINITY;
      }
    }
    mask.data_ptr_float().put(values);
    return mask;
  }

  private Tensor normalise(Tensor pooled) {
    return torch.layer_norm(
        pooled,
        new long[] {shape.outputs()},
        new TensorOptional(normScale),
        new TensorOptional(normShift),
        CellSequences.EPSILON,
        false);
  }

  /** To be called after {@code backward()} of a loss of the last batch's vectors. */
  void backward() {
    lstm.backward(output.grad());
  }

  @Override
  public void close() {
    lstm.close();
    tensors.close();
    parameters.close();
  }
}
