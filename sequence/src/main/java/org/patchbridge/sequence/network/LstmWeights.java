package org.patchbridge.sequence.network;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Weights of a bidirectional LSTM's gates and of the layer normalisation before it, and their
 * gradient. Scale and shift of the normalisation are folded into the input weights, {@code W (γ·x +
 * β) + b = (W·γ) x + (b + W β)}, so that no gradient by the input is ever needed. The bias is the
 * weight of an input that is always 1.
 */
final class LstmWeights implements AutoCloseable {
  private final NativeTensors tensors = new NativeTensors();
  private final Tensor scale;
  private final Tensor shift;
  private final Tensor scaleGradient;
  private final Tensor shiftGradient;
  private final Tensor ones;
  private final Direction[] directions = new Direction[2];
  private boolean inputGradientIsZero = true;

  /** Weights of one direction: {@code 4 hidden} gates in rows. */
  private static final class Direction {
    final Tensor input;
    final Tensor inputBias;
    final Tensor recurrentBias;
    final Tensor recurrent;
    final Tensor recurrentTransposed;
    final Tensor inputBiasGradient;
    final Tensor recurrentBiasGradient;
    final Tensor recurrentGradient;
    final FoldedWeights folded;
    final FoldedGradient gradient;
    final List<Rows> rows = new ArrayList<>();

    Direction(
        NativeTensors tensors,
        EncoderShape shape,
        InputBlocks blocks,
        NetworkParameters parameters,
        int d) {
      int gates = 4 * shape.hidden();
      long width = shape.width();
      int at = EncoderParameter.INPUT_WEIGHT.offset(shape) + d * gates * shape.width();
      input = parameters.values(at, gates, width);
      Tensor inputGradient = parameters.gradient(at, gates, width);
      at = EncoderParameter.INPUT_BIAS.offset(shape) + d * gates;
      inputBias = parameters.values(at, gates);
      inputBiasGradient = parameters.gradient(at, gates);
      at = EncoderParameter.RECURRENT_BIAS.offset(shape) + d * gates;
      recurrentBias = parameters.values(at, gates);
      recurrentBiasGradient = parameters.gradient(at, gates);
      at = EncoderParameter.RECURRENT_WEIGHT.offset(shape) + d * gates * shape.hidden();
      recurrent = parameters.values(at, gates, shape.hidden());
      recurrentGradient = parameters.gradient(at, gates, shape.hidden());
      try (PointerScope scope = new PointerScope()) {
        recurrentTransposed = tensors.own(recurrent.t());
      }
      folded = new FoldedWeights(tensors, blocks, gates);
      gradient = new FoldedGradient(tensors, blocks, shape, d);
      for (int from = 0; from < gates; from += Rows.MOST) {
        int count = Math.min(Rows.MOST, gates - from);
        rows.add(
            new Rows(
                tensors.rows(input, from, count),
                tensors.rows(inputGradient, from, count),
                tensors.rows(folded.values, from, count),
                tensors.rows(gradient.values, from, count),
                tensors.rows(gradient.biasColumn, from, count)));
      }
    }
  }

  /**
   * Some gates of the input weights, which stay in a processor's cache from one step to the next.
   */
  private record Rows(
      Tensor weights, Tensor gradient, Tensor folded, Tensor foldedGradient, Tensor biasGradient) {
    static final int MOST = 128;
  }

  LstmWeights(EncoderShape shape, InputBlocks blocks, NetworkParameters parameters) {
    long width = shape.width();
    int at = EncoderParameter.INPUT_SCALE.offset(shape);
    scale = parameters.values(at, width);
    scaleGradient = parameters.gradient(at, width);
    at = EncoderParameter.INPUT_SHIFT.offset(shape);
    shift = parameters.values(at, width);
    shiftGradient = parameters.gradient(at, width);
    ones = tensors.floats(Rows.MOST);
    ones.fill_(tensors.scalar(1));
    for (int d = 0; d < 2; d++) {
      directions[d] = new Direction(tensors, shape, blocks, parameters, d);
    }
  }

  /** Of a direction: {@code 4 hidden × hidden}. */
  Tensor recurrent(int direction) {
    return directions[direction].recurrent;
  }

  Tensor recurrentTransposed(int direction) {
    return directions[direction].recurrentTransposed;
  }

  /** Writes what the input gives to the gates of all steps. */
  void project(SequenceTensor data, int[] cells, LstmWorkspace into) {
    for (LstmWorkspace.Part part : into.parts) {
      gather(data, cells, part);
    }
    for (int d = 0; d < 2; d++) {
      Direction of = directions[d];
      torch.mul_out(of.folded.values, of.input, scale);
      torch.add_out(of.folded.bias, of.inputBias, of.recurrentBias);
      of.folded.bias.addmv_(of.input, shift);
      of.folded.project(into, d);
    }
  }

  private static void gather(SequenceTensor data, int[] cells, LstmWorkspace.Part into) {
    int families = into.block.families().length;
    long[] index = new long[families * cells.length];
    for (int i = 0; i < families; i++) {
      for (int b = 0; b < cells.length; b++) {
        index[i * cells.length + b] = (long) cells[b] * families + i;
      }
    }
    into.indices.put(index);
    torch.index_select_out(into.input, data.steps(into.block.index()), 0, into.index);
  }

  /** The next {@link #backward} writes the gradient of the input weights instead of adding. */
  void zeroInputGradient() {
    inputGradientIsZero = true;
  }

  /**
   * Adds to the gradient of the parameters.
   *
   * @param from holds the gradient by the gates before their nonlinearity
   */
  void backward(LstmWorkspace from) {
    for (LstmWorkspace.EnteringState state : from.enteringStates) {
      state.to().copy_(state.from());
    }
    for (Direction of : directions) {
      FoldedGradient gradient = of.gradient;
      gradient.compute(from);
      try (PointerScope scope = new PointerScope()) {
        shiftGradient.addmv_(of.input.t(), gradient.bias);
        of.rows.forEach(this::unfold);
      }
      of.inputBiasGradient.add_(gradient.bias);
      of.recurrentBiasGradient.add_(gradient.bias);
      of.recurrentGradient.add_(gradient.recurrent);
    }
    inputGradientIsZero = false;
  }

  /** To be called inside a {@code PointerScope}. */
  private void unfold(Rows rows) {
    if (inputGradientIsZero) {
      torch.mul_out(rows.gradient, rows.biasGradient, shift);
    } else {
      rows.gradient.addcmul_(rows.biasGradient, shift);
    }
    rows.gradient.addcmul_(rows.foldedGradient, scale);
    // The folded weight has done its work: the next batch folds anew.
    torch.mul_out(rows.folded, rows.foldedGradient, rows.weights);
    scaleGradient.addmv_(rows.folded.t(), ones.narrow(0, 0, rows.folded.size(0)));
  }

  @Override
  public void close() {
    tensors.close();
  }
}
