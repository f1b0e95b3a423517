package org.patchbridge.sequence;

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
  private final Tensor shiftRow;
  private final Tensor scaleGradient;
  private final Tensor shiftGradient;
  private final Tensor ones;
  private final Direction[] directions = new Direction[2];
  private final int families;

  /** Weights of one direction: {@code 4 hidden} gates in rows. */
  private static final class Direction {
    final Tensor input;
    final Tensor inputBias;
    final Tensor recurrentBias;
    final Tensor recurrent;
    final Tensor recurrentTransposed;
    final Tensor inputGradient;
    final Tensor inputBiasGradient;
    final Tensor recurrentBiasGradient;
    final Tensor recurrentGradient;

    /** Input weights with the scale, then the bias with the shift, then zeros. */
    final Tensor folded;

    final Tensor foldedTransposed;
    final Tensor foldedInput;
    final Tensor foldedBias;

    /** By the columns of {@link LstmWorkspace#enteringOf}, and parts of it. */
    final Tensor gradient;

    final Tensor gradientOfInput;
    final Tensor gradientOfBias;
    final Tensor gradientOfBiasColumn;
    final Tensor gradientOfRecurrent;

    Direction(NativeTensors tensors, EncoderShape shape, Parameters parameters, int d) {
      int gates = 4 * shape.hidden();
      long width = shape.width();
      int at = EncoderParameter.INPUT_WEIGHT.offset(shape) + d * gates * shape.width();
      input = parameters.values(at, gates, width);
      inputGradient = parameters.gradient(at, gates, width);
      at = EncoderParameter.INPUT_BIAS.offset(shape) + d * gates;
      inputBias = parameters.values(at, gates);
      inputBiasGradient = parameters.gradient(at, gates);
      at = EncoderParameter.RECURRENT_BIAS.offset(shape) + d * gates;
      recurrentBias = parameters.values(at, gates);
      recurrentBiasGradient = parameters.gradient(at, gates);
      at = EncoderParameter.RECURRENT_WEIGHT.offset(shape) + d * gates * shape.hidden();
      recurrent = parameters.values(at, gates, shape.hidden());
      recurrentGradient = parameters.gradient(at, gates, shape.hidden());
      long columns = SequenceTensor.columns(shape.width());
      folded = tensors.floats(gates, columns);
      foldedInput = tensors.columns(folded, 0, width);
      foldedBias = tensors.column(folded, width);
      gradient = tensors.floats(gates, shape.hidden() + columns);
      long first = d == 0 ? shape.hidden() : 0;
      gradientOfInput = tensors.columns(gradient, first, width);
      gradientOfBias = tensors.column(gradient, first + width);
      gradientOfBiasColumn = tensors.columns(gradient, first + width, 1);
      gradientOfRecurrent = tensors.columns(gradient, d * columns, shape.hidden());
      try (PointerScope scope = new PointerScope()) {
        recurrentTransposed = tensors.own(recurrent.t());
        foldedTransposed = tensors.own(folded.t());
      }
    }
  }

  LstmWeights(EncoderShape shape, Parameters parameters) {
    families = shape.families();
    long width = shape.width();
    int at = EncoderParameter.INPUT_SCALE.offset(shape);
    scale = parameters.values(at, width);
    scaleGradient = parameters.gradient(at, width);
    at = EncoderParameter.INPUT_SHIFT.offset(shape);
    shift = parameters.values(at, width);
    shiftRow = parameters.values(at, 1, width);
    shiftGradient = parameters.gradient(at, width);
    ones = tensors.floats(4L * shape.hidden());
    ones.fill_(tensors.scalar(1));
    for (int d = 0; d < 2; d++) {
      directions[d] = new Direction(tensors, shape, parameters, d);
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
    gather(data, cells, into);
    for (int d = 0; d < 2; d++) {
      Direction of = directions[d];
      torch.mul_out(of.foldedInput, of.input, scale);
      torch.add_out(of.foldedBias, of.inputBias, of.recurrentBias);
      of.foldedBias.addmv_(of.input, shift);
      torch.mm_out(into.gatesOfDirection[d], into.input, of.foldedTransposed);
    }
  }

  private void gather(SequenceTensor data, int[] cells, LstmWorkspace into) {
    long[] index = new long[families * cells.length];
    for (int f = 0; f < families; f++) {
      for (int b = 0; b < cells.length; b++) {
        index[f * cells.length + b] = (long) cells[b] * families + f;
      }
    }
    into.indices.put(index);
    torch.index_select_out(into.input, data.steps(), 0, into.index);
  }

  /**
   * Adds to the gradient of the parameters: one matrix product a direction for input, bias and
   * previous state together.
   *
   * @param from holds the gradient by the gates before their nonlinearity
   */
  void backward(LstmWorkspace from) {
    for (int d = 0; d < 2; d++) {
      Direction of = directions[d];
      from.enteringState[d].copy_(from.leavingState[d]);
      try (PointerScope scope = new PointerScope()) {
        torch.mm_out(of.gradient, from.gatesOfDirection[d].t(), from.enteringOf[d]);
        shiftGradient.addmv_(of.input.t(), of.gradientOfBias);
        // The folded weight has done its work: the next batch folds anew.
        torch.mul_out(of.foldedInput, of.gradientOfInput, of.input);
        scaleGradient.addmv_(of.foldedInput.t(), ones);
      }
      of.inputGradient.addcmul_(of.gradientOfInput, scale);
      of.inputGradient.addmm_(of.gradientOfBiasColumn, shiftRow);
      of.inputBiasGradient.add_(of.gradientOfBias);
      of.recurrentBiasGradient.add_(of.gradientOfBias);
      of.recurrentGradient.add_(of.gradientOfRecurrent);
    }
  }

  @Override
  public void close() {
    tensors.close();
  }
}
