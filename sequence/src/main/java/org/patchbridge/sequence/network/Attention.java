package org.patchbridge.sequence.network;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Mean of the families' states, weighed by the softmax over families of {@code v · tanh(W y + b)}.
 */
final class Attention implements FamilyPooling {
  private final NativeTensors tensors = new NativeTensors();
  private final Map<Integer, Workspace> workspaces = new HashMap<>();
  private final EncoderShape shape;
  private final Tensor[] weight = new Tensor[2];
  private final Tensor[] weightTransposed = new Tensor[2];
  private final Tensor[] weightGradient = new Tensor[2];
  private final Tensor bias;
  private final Tensor biasGradient;
  private final Tensor score;
  private final Tensor scoreRow;
  private final Tensor scoreGradient;
  private final Tensor minusTwo = tensors.constant(-2);
  private final Tensor one = tensors.constant(1);
  private Workspace current;

  /** Buffers for batches of one size. */
  private final class Workspace {
    /** {@code (families · batch) × attention}, and its gradient before the nonlinearity. */
    final Tensor hidden;

    final Tensor hiddenGradient;

    /** {@code families × batch}: 0 where a family is present, −∞ where it is not. */
    final Tensor mask;

    final Tensor weights;
    final Tensor scratch;

    /** {@code families · batch}, and as a column. */
    final Tensor scores;

    final Tensor scoreColumn;
    final Tensor scoresByFamily;

    /** {@code 1 × families × batch × 1}. */
    final Tensor broadcastWeights;

    /** {@code 2 × families × batch × hidden}. */
    final Tensor products;

    /** {@code batch × outputs}, and as {@code 2 × batch × hidden}. */
    final Tensor pooled;

    final Tensor pooledByDirection;
    final Tensor ones;

    Workspace(int batch) {
      long families = shape.families();
      long rows = families * batch;
      hidden = tensors.floats(rows, shape.attention());
      hiddenGradient = tensors.floats(rows, shape.attention());
      mask = tensors.floats(families, batch);
      weights = tensors.floats(families, batch);
      scratch = tensors.floats(families, batch);
      scores = tensors.floats(rows);
      scoreColumn = tensors.view(scores, 0, rows, 1);
      scoresByFamily = tensors.view(scores, 0, families, batch);
      broadcastWeights = tensors.view(weights, 0, 1, families, batch, 1);
      products = tensors.floats(2, families, batch, shape.hidden());
      pooled = tensors.floats(batch, shape.outputs());
      pooledByDirection =
          tensors.view(
              pooled,
              0,
              new long[] {2, batch, shape.hidden()},
              new long[] {shape.hidden(), shape.outputs(), 1});
      ones = tensors.floats(rows);
      ones.fill_(tensors.scalar(1));
    }
  }

  Attention(EncoderShape shape, NetworkParameters parameters) {
    this.shape = shape;
    long units = shape.attention();
    int at = EncoderParameter.ATTENTION_WEIGHT.offset(shape);
    for (int d = 0; d < 2; d++) {
      int from = at + d * shape.hidden();
      long[] size = {units, shape.hidden()};
      long[] strides = {shape.outputs(), 1};
      weight[d] = tensors.view(parameters.values(), from, size, strides);
      weightGradient[d] = tensors.view(parameters.gradient(), from, size, strides);
      try (PointerScope scope = new PointerScope()) {
        weightTransposed[d] = tensors.own(weight[d].t());
      }
    }
    at = EncoderParameter.ATTENTION_BIAS.offset(shape);
    bias = parameters.values(at, units);
    biasGradient = parameters.gradient(at, units);
    at = EncoderParameter.ATTENTION_SCORE.offset(shape);
    score = parameters.values(at, units);
    scoreRow = parameters.values(at, 1, units);
    scoreGradient = parameters.gradient(at, units);
  }

  @Override
  public Tensor forward(LstmWorkspace states, SequenceTensor data, int[] cells) {
    current = workspaces.computeIfAbsent(cells.length, Workspace::new);
    fillMask(data, cells);
    Tensor hidden = current.hidden;
    torch.addmm_out(hidden, bias, states.outputOf[0], weightTransposed[0]);
    hidden.addmm_(states.outputOf[1], weightTransposed[1]);
    // tanh x = 1 − 2 σ(−2 x), as in the LSTM.
    hidden.mul_(minusTwo).sigmoid_().mul_(minusTwo).add_(one);
    torch.mv_out(current.scores, hidden, score);
    current.scoresByFamily.add_(current.mask);
    torch.softmax_out(current.weights, current.scoresByFamily, 0);
    torch.mul_out(current.products, states.output, current.broadcastWeights);
    torch.sum_out(current.pooledByDirection, current.products, 1);
    return current.pooled;
  }

  private void fillMask(SequenceTensor data, int[] cells) {
    float[] values = new float[shape.families() * cells.length];
    for (int f = 0; f < shape.families(); f++) {
      for (int b = 0; b < cells.length; b++) {
        values[f * cells.length + b] = data.isPresent(cells[b], f) ? 0 : Float.NEGATIVE_INFINITY;
      }
    }
    current.mask.data_ptr_float().put(values);
  }

  @Override
  public Optional<Tensor> weights() {
    return Optional.of(current.weights);
  }

  @Override
  public void backward(LstmWorkspace states, Tensor gradient) {
    try (PointerScope scope = new PointerScope()) {
      Tensor pooledGradient = gradient.view(1, -1, 2, shape.hidden()).permute(2, 0, 1, 3);
      byScores(states, pooledGradient);
      scoreGradient.addmv_(current.hidden.t(), current.scores);
      Tensor hidden = current.hiddenGradient;
      torch.mul_out(hidden, current.scoreColumn, scoreRow);
      torch.tanh_backward_out(hidden, hidden, current.hidden);
      biasGradient.addmv_(hidden.t(), current.ones);
      torch.mul_out(states.outputGradient, current.broadcastWeights, pooledGradient);
      for (int d = 0; d < 2; d++) {
        weightGradient[d].addmm_(hidden.t(), states.outputOf[d]);
        states.outputGradientOf[d].addmm_(hidden, weight[d]);
      }
    }
  }

  /**
   * Turns the scores into the gradient by them: weight · (its derivative − their weighted mean).
   */
  private void byScores(LstmWorkspace states, Tensor pooledGradient) {
    torch.mul_out(current.products, states.output, pooledGradient);
    torch.sum_out(current.scoresByFamily, current.products, 0, 3);
    torch.mul_out(current.scratch, current.scoresByFamily, current.weights);
    Tensor mean = torch.sum(current.scratch, 0);
    torch.sub_out(current.scoresByFamily, current.scoresByFamily, mean);
    current.scoresByFamily.mul_(current.weights);
  }

  @Override
  public void close() {
    tensors.close();
  }
}
