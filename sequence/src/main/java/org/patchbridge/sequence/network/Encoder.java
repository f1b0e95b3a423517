package org.patchbridge.sequence.network;

import java.util.List;
import java.util.Optional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/**
 * From sequences to vectors: input normalisation, bidirectional LSTM, pooling, normalisation. To be
 * called inside a {@code PointerScope}, by one thread.
 */
public final class Encoder implements AutoCloseable {
  private final EncoderShape shape;
  private final NetworkParameters parameters;
  private final BiLstm lstm;
  private final FamilyPooling pooling;
  private final List<Tensor> zeroed;
  private final Tensor normScale;
  private final Tensor normShift;
  private LstmWorkspace states;
  private Tensor pooled;

  /**
   * A batch of encoded cells. Lives as long as the scope it was made in and no longer than until
   * the next batch.
   *
   * @param vectors {@code cells × outputs}, what a head takes
   * @param pooled the same before the last normalisation: the weighted sum of the families' states
   * @param attention {@code families × cells}; empty where the encoder has none
   */
  public record Encoded(Tensor vectors, Tensor pooled, Optional<Tensor> attention) {}

  /**
   * @param blocks that suit all data it will see
   */
  public Encoder(EncoderWeights weights, InputBlocks blocks) {
    shape = weights.shape();
    parameters = new NetworkParameters(weights.values());
    zeroed = gradientsButInputWeights();
    lstm = new BiLstm(shape, blocks, parameters);
    pooling =
        switch (shape.pooling()) {
          case ATTENTION -> new Attention(shape, parameters);
          case LAST_FAMILY -> new LastFamily(shape);
        };
    normScale = parameters.leaf(EncoderParameter.NORM_SCALE.offset(shape), shape.outputs());
    normShift = parameters.leaf(EncoderParameter.NORM_SHIFT.offset(shape), shape.outputs());
  }

  /** The input weights' gradient, most of all, is written by the first backward pass of a step. */
  private List<Tensor> gradientsButInputWeights() {
    int from = EncoderParameter.INPUT_WEIGHT.offset(shape);
    int to = from + EncoderParameter.INPUT_WEIGHT.size(shape);
    return List.of(parameters.gradient(0, from), parameters.gradient(to, parameters.size() - to));
  }

  public NetworkParameters parameters() {
    return parameters;
  }

  public EncoderWeights weights() {
    return new EncoderWeights(shape, parameters.read());
  }

  /**
   * @param cells rows of {@code data}
   */
  public Encoded forward(SequenceTensor data, int[] cells) {
    states = lstm.forward(data, cells);
    pooled = pooling.forward(states, data, cells).detach();
    pooled.set_requires_grad(true);
    return new Encoded(normalise(pooled), pooled, pooling.weights());
  }

  private Tensor normalise(Tensor vectors) {
    return torch.layer_norm(
        vectors,
        new long[] {shape.outputs()},
        new TensorOptional(normScale),
        new TensorOptional(normShift),
        CellSequences.EPSILON,
        false);
  }

  /** To be called before the first {@link #backward} of a step. */
  public void zeroGradient() {
    lstm.zeroGradient();
    zeroed.forEach(Tensor::zero_);
  }

  /** To be called after {@code backward()} of a loss of the last batch's vectors. */
  public void backward() {
    pooling.backward(states, pooled.grad());
    lstm.backward();
  }

  @Override
  public void close() {
    lstm.close();
    pooling.close();
    parameters.close();
  }
}
