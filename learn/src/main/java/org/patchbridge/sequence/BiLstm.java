package org.patchbridge.sequence;

import java.util.HashMap;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * A layer normalisation's scale and shift, then one bidirectional LSTM layer, forward and backward.
 * Each batch runs through both before the next.
 *
 * <p>Written out instead of left to automatic differentiation, because three things make it about
 * twice as fast on one thread: the input of all steps is projected in one matrix product a
 * direction, whose weights absorb scale and shift, {@code W (γ·x + β) + b = (W·γ) x + (b + W β)},
 * so that no gradient by the input is ever needed; both directions share the element-wise
 * operations of a step; and no step allocates.
 */
final class BiLstm implements AutoCloseable {
  private final NativeTensors tensors = new NativeTensors();
  private final Map<Integer, LstmWorkspace> workspaces = new HashMap<>();
  private final EncoderShape shape;
  private final int steps;
  private final Tensor scale;
  private final Tensor shift;
  private final Tensor shiftColumn;
  private final Tensor inputWeight;
  private final Tensor inputBias;
  private final Tensor recurrentBias;
  private final Tensor scaleGradient;
  private final Tensor shiftGradient;
  private final Tensor inputWeightGradient;
  private final Tensor inputBiasGradient;
  private final Tensor recurrentBiasGradient;
  private final Tensor[] recurrentWeight = new Tensor[2];
  private final Tensor[] recurrentWeightTransposed = new Tensor[2];
  private final Tensor[] recurrentWeightGradient = new Tensor[2];

  /** Input weight times scale: both directions, and transposed by direction. */
  private final Tensor foldedWeight;

  private final Tensor[] foldedWeightTransposed = new Tensor[2];
  private final Tensor foldedBias;
  private final Tensor[] foldedBiases = new Tensor[2];
  private final Tensor foldedWeightGradient;
  private final Tensor[] foldedWeightGradients = new Tensor[2];
  private final Tensor widthSum;
  private final Tensor biasGradient;
  private final Tensor biasGradientRow;
  private final Tensor biasGradients;
  private LstmWorkspace current;

  BiLstm(EncoderShape shape, Parameters parameters) {
    this.shape = shape;
    steps = shape.families();
    long width = shape.width();
    long gates = 4L * shape.hidden();
    scale = parameters.values(EncoderParameter.INPUT_SCALE.offset(shape), width);
    shift = parameters.values(EncoderParameter.INPUT_SHIFT.offset(shape), width);
    shiftColumn = parameters.values(EncoderParameter.INPUT_SHIFT.offset(shape), 1, width);
    scaleGradient = parameters.gradient(EncoderParameter.INPUT_SCALE.offset(shape), width);
    shiftGradient = parameters.gradient(EncoderParameter.INPUT_SHIFT.offset(shape), width);
    int at = EncoderParameter.INPUT_WEIGHT.offset(shape);
    inputWeight = parameters.values(at, 2 * gates, width);
    inputWeightGradient = parameters.gradient(at, 2 * gates, width);
    at = EncoderParameter.INPUT_BIAS.offset(shape);
    inputBias = parameters.values(at, 2 * gates);
    inputBiasGradient = parameters.gradient(at, 2 * gates);
    at = EncoderParameter.RECURRENT_BIAS.offset(shape);
    recurrentBias = parameters.values(at, 2 * gates);
    recurrentBiasGradient = parameters.gradient(at, 2 * gates);
    foldedWeight = tensors.floats(2 * gates, width);
    foldedBias = tensors.floats(2 * gates);
    foldedWeightGradient = tensors.floats(2 * gates, width);
    widthSum = tensors.floats(width);
    biasGradient = tensors.floats(2 * gates);
    biasGradientRow = tensors.view(biasGradient, 0, 2 * gates, 1);
    biasGradients = tensors.view(biasGradient, 0, 2, gates);
    int recurrent = EncoderParameter.RECURRENT_WEIGHT.offset(shape);
    for (int d = 0; d < 2; d++) {
      int offset = recurrent + (int) (d * gates * shape.hidden());
      recurrentWeight[d] = parameters.values(offset, gates, shape.hidden());
      recurrentWeightTransposed[d] = tensors.own(recurrentWeight[d].t());
      recurrentWeightGradient[d] = parameters.gradient(offset, gates, shape.hidden());
      foldedWeightTransposed[d] =
          tensors.own(tensors.view(foldedWeight, d * gates * width, gates, width).t());
      foldedBiases[d] = tensors.view(foldedBias, d * gates, gates);
      foldedWeightGradients[d] =
          tensors.view(foldedWeightGradient, d * gates * width, gates, width);
    }
  }

  /**
   * @param cells rows of {@code data}
   * @return {@code families × cells × 2 hidden}, overwritten by the next batch of the same size
   */
  Tensor forward(SequenceTensor data, int[] cells) {
    current = workspaces.computeIfAbsent(cells.length, n -> new LstmWorkspace(tensors, shape, n));
    gather(data, cells);
    torch.mul_out(foldedWeight, inputWeight, scale);
    torch.add_out(foldedBias, inputBias, recurrentBias);
    foldedBias.addmv_(inputWeight, shift);
    for (int d = 0; d < 2; d++) {
      torch.addmm_out(
          current.gates.all[d], foldedBiases[d], current.inputs[d], foldedWeightTransposed[d]);
    }
    for (int s = 0; s < steps; s++) {
      forwardStep(s);
    }
    try (PointerScope scope = new PointerScope()) {
      current.outputs[0].copy_(current.hiddens[0]);
      current.outputs[1].copy_(current.hiddens[1].flip(0));
    }
    return current.output;
  }

  private void gather(SequenceTensor data, int[] cells) {
    int rows = steps * cells.length;
    long[] index = new long[2 * rows];
    for (int s = 0; s < steps; s++) {
      for (int b = 0; b < cells.length; b++) {
        long first = (long) cells[b] * steps;
        index[s * cells.length + b] = first + s;
        index[rows + s * cells.length + b] = first + steps - 1 - s;
      }
    }
    current.indices.put(index);
    torch.index_select_out(current.input, data.steps(), 0, current.index);
  }

  private void forwardStep(int s) {
    LstmWorkspace.Gates gates = current.gates;
    if (s > 0) {
      for (int d = 0; d < 2; d++) {
        gates.of[d][s].addmm_(current.hiddenOf[d][s - 1], recurrentWeightTransposed[d]);
      }
    }
    gates.sigmoids[s].sigmoid_();
    gates.candidate[s].tanh_();
    torch.mul_out(current.cell[s], gates.inputGate[s], gates.candidate[s]);
    if (s > 0) {
      current.cell[s].addcmul_(gates.forgetGate[s], current.cell[s - 1]);
    }
    torch.tanh_out(current.tanhCell[s], current.cell[s]);
    torch.mul_out(current.hidden[s], gates.outputGate[s], current.tanhCell[s]);
  }

  /**
   * Adds to the gradient of the parameters.
   *
   * @param outputGradient by what the last {@link #forward} returned
   */
  void backward(Tensor outputGradient) {
    try (PointerScope scope = new PointerScope()) {
      long half = shape.hidden();
      current.hiddenGradients[0].copy_(outputGradient.narrow(2, 0, half));
      current.hiddenGradients[1].copy_(outputGradient.narrow(2, half, half).flip(0));
    }
    current.cellGradient.zero_();
    for (int s = steps - 1; s >= 0; s--) {
      backwardStep(s);
    }
    parameterGradients();
  }

  private void backwardStep(int s) {
    LstmWorkspace.Gates gates = current.gates;
    LstmWorkspace.Gates gradients = current.gateGradients;
    Tensor hidden = current.hiddenGradient[s];
    if (s < steps - 1) {
      for (int d = 0; d < 2; d++) {
        current.hiddenGradientOf[d][s].addmm_(gradients.of[d][s + 1], recurrentWeight[d]);
      }
    }
    torch.mul_out(gradients.outputGate[s], hidden, current.tanhCell[s]);
    torch.mul_out(current.scratch, hidden, gates.outputGate[s]);
    torch.tanh_backward_out(current.scratch, current.scratch, current.tanhCell[s]);
    current.cellGradient.add_(current.scratch);
    torch.mul_out(gradients.inputGate[s], current.cellGradient, gates.candidate[s]);
    if (s > 0) {
      torch.mul_out(gradients.forgetGate[s], current.cellGradient, current.cell[s - 1]);
    } else {
      gradients.forgetGate[s].zero_();
    }
    torch.sigmoid_backward_out(gradients.sigmoids[s], gradients.sigmoids[s], gates.sigmoids[s]);
    torch.mul_out(current.scratch, current.cellGradient, gates.inputGate[s]);
    torch.tanh_backward_out(gradients.candidate[s], current.scratch, gates.candidate[s]);
    current.cellGradient.mul_(gates.forgetGate[s]);
  }

  private void parameterGradients() {
    LstmWorkspace.Gates gradients = current.gateGradients;
    try (PointerScope scope = new PointerScope()) {
      for (int d = 0; d < 2; d++) {
        torch.mm_out(foldedWeightGradients[d], gradients.all[d].t(), current.inputs[d]);
        if (steps > 1) {
          recurrentWeightGradient[d].addmm_(gradients.afterFirst[d].t(), current.entering[d]);
        }
      }
      torch.sum_out(biasGradients, gradients.both, 1);
      inputBiasGradient.add_(biasGradient);
      recurrentBiasGradient.add_(biasGradient);
      shiftGradient.addmv_(inputWeight.t(), biasGradient);
      // The folded weight has done its work: the next batch folds anew.
      torch.mul_out(foldedWeight, foldedWeightGradient, inputWeight);
      torch.sum_out(widthSum, foldedWeight, 0);
      scaleGradient.add_(widthSum);
      inputWeightGradient.addcmul_(foldedWeightGradient, scale);
      inputWeightGradient.addmm_(biasGradientRow, shiftColumn);
    }
  }

  @Override
  public void close() {
    tensors.close();
  }
}
