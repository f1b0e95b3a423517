package org.patchbridge.sequence;

import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * What the input adds to the gates of all steps: scale and shift of the layer normalisation, input
 * weights and biases as one matrix product a direction, {@code W (γ·x + β) + b = (W·γ) x + (b + W
 * β)}. No gradient by the input is then ever needed. The bias is the weight of a last input that is
 * always 1.
 */
final class InputProjection implements AutoCloseable {
  private final NativeTensors tensors = new NativeTensors();
  private final Tensor scale;
  private final Tensor shift;
  private final Tensor shiftRow;
  private final Tensor inputWeight;
  private final Tensor inputBias;
  private final Tensor recurrentBias;
  private final Tensor scaleGradient;
  private final Tensor shiftGradient;
  private final Tensor inputWeightGradient;
  private final Tensor inputBiasGradient;
  private final Tensor recurrentBiasGradient;
  private final Folded weight;
  private final Folded gradient;
  private final Tensor ones;
  private final int families;

  /**
   * Weights of all inputs, {@code 8 hidden × (width + 1)}: all of one direction, all but the last
   * input, and the last.
   */
  private record Folded(Tensor[] ofDirection, Tensor weights, Tensor bias, Tensor biasColumn) {
    static Folded of(NativeTensors tensors, long gates, long width) {
      long row = width + 1;
      Tensor all = tensors.floats(2 * gates, row);
      return new Folded(
          new Tensor[] {
            tensors.view(all, 0, gates, row), tensors.view(all, gates * row, gates, row)
          },
          tensors.view(all, 0, new long[] {2 * gates, width}, new long[] {row, 1}),
          tensors.view(all, width, new long[] {2 * gates}, new long[] {row}),
          tensors.view(all, width, new long[] {2 * gates, 1}, new long[] {row, 1}));
    }
  }

  InputProjection(EncoderShape shape, Parameters parameters) {
    families = shape.families();
    long width = shape.width();
    long gates = 4L * shape.hidden();
    int at = EncoderParameter.INPUT_SCALE.offset(shape);
    scale = parameters.values(at, width);
    scaleGradient = parameters.gradient(at, width);
    at = EncoderParameter.INPUT_SHIFT.offset(shape);
    shift = parameters.values(at, width);
    shiftRow = parameters.values(at, 1, width);
    shiftGradient = parameters.gradient(at, width);
    at = EncoderParameter.INPUT_WEIGHT.offset(shape);
    inputWeight = parameters.values(at, 2 * gates, width);
    inputWeightGradient = parameters.gradient(at, 2 * gates, width);
    at = EncoderParameter.INPUT_BIAS.offset(shape);
    inputBias = parameters.values(at, 2 * gates);
    inputBiasGradient = parameters.gradient(at, 2 * gates);
    at = EncoderParameter.RECURRENT_BIAS.offset(shape);
    recurrentBias = parameters.values(at, 2 * gates);
    recurrentBiasGradient = parameters.gradient(at, 2 * gates);
    weight = Folded.of(tensors, gates, width);
    gradient = Folded.of(tensors, gates, width);
    ones = tensors.floats(2 * gates);
    ones.fill_(tensors.scalar(1));
  }

  /** Writes the gates of all steps. */
  void forward(SequenceTensor data, int[] cells, LstmWorkspace into) {
    gather(data, cells, into);
    torch.mul_out(weight.weights, inputWeight, scale);
    torch.add_out(weight.bias, inputBias, recurrentBias);
    weight.bias.addmv_(inputWeight, shift);
    try (PointerScope scope = new PointerScope()) {
      for (int d = 0; d < 2; d++) {
        torch.mm_out(into.gatesOfDirection[d], into.input, weight.ofDirection[d].t());
      }
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
   * Adds to the gradient of the parameters.
   *
   * @param from holds the gradient by the gates before their nonlinearity
   */
  void backward(LstmWorkspace from) {
    try (PointerScope scope = new PointerScope()) {
      for (int d = 0; d < 2; d++) {
        torch.mm_out(gradient.ofDirection[d], from.gatesOfDirection[d].t(), from.input);
      }
      inputBiasGradient.add_(gradient.bias);
      recurrentBiasGradient.add_(gradient.bias);
      shiftGradient.addmv_(inputWeight.t(), gradient.bias);
      // The folded weight has done its work: the next batch folds anew.
      torch.mul_out(weight.weights, gradient.weights, inputWeight);
      scaleGradient.addmv_(weight.weights.t(), ones);
      inputWeightGradient.addcmul_(gradient.weights, scale);
      inputWeightGradient.addmm_(gradient.biasColumn, shiftRow);
    }
  }

  @Override
  public void close() {
    tensors.close();
  }
}
