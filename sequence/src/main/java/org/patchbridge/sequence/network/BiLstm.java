package org.patchbridge.sequence.network;

import java.util.HashMap;
import java.util.Map;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * A layer normalisation's scale and shift, then one bidirectional LSTM layer, forward and backward.
 * Each batch runs through both before the next.
 *
 * <p>Written out instead of left to automatic differentiation, which makes it about twice as fast
 * on one thread: see {@link LstmWeights}; both directions share the element-wise operations of a
 * step; no step allocates; and the backward pass works where the forward one left its results.
 */
final class BiLstm implements AutoCloseable {
  private final NativeTensors tensors = new NativeTensors();
  private final Map<Integer, LstmWorkspace> workspaces = new HashMap<>();
  private final EncoderShape shape;
  private final InputBlocks blocks;
  private final int steps;
  private final LstmWeights weights;
  private final Tensor minusTwo = tensors.constant(-2);
  private final Tensor one = tensors.constant(1);
  private final Scalar minusTwoScalar = tensors.scalar(-2);
  private LstmWorkspace current;

  BiLstm(EncoderShape shape, InputBlocks blocks, NetworkParameters parameters) {
    this.shape = shape;
    this.blocks = blocks;
    steps = shape.families();
    weights = new LstmWeights(shape, blocks, parameters);
  }

  /**
   * @param cells rows of {@code data}
   * @return with the states in {@link LstmWorkspace#output}, overwritten by the next batch of the
   *     same size
   */
  LstmWorkspace forward(SequenceTensor data, int[] cells) {
    current =
        workspaces.computeIfAbsent(
            cells.length, batch -> new LstmWorkspace(tensors, shape, blocks, batch));
    weights.project(data, cells, current);
    for (int s = 0; s < steps; s++) {
      forwardStep(s);
    }
    return current;
  }

  private void forwardStep(int s) {
    LstmWorkspace.Gates gates = current.gates[s];
    Tensor cell = current.cell[s];
    if (s > 0) {
      for (int d = 0; d < 2; d++) {
        current.gatesOf[d][s].addmm_(current.hiddenOf[d][s - 1], weights.recurrentTransposed(d));
      }
    }
    // tanh x = 1 − 2 σ(−2 x), because libtorch's tanh takes four times as long as its sigmoid.
    gates.candidate().mul_(minusTwo);
    gates.all().sigmoid_();
    torch.add_out(gates.candidate(), one, gates.candidate(), minusTwoScalar);
    torch.mul_out(cell, gates.input(), gates.candidate());
    if (s > 0) {
      cell.addcmul_(gates.forget(), current.cell[s - 1]);
    }
    torch.mul_out(current.tanhCell[s], cell, minusTwo);
    current.tanhCell[s].sigmoid_();
    torch.add_out(current.tanhCell[s], one, current.tanhCell[s], minusTwoScalar);
    torch.mul_out(current.hidden[s], gates.output(), current.tanhCell[s]);
  }

  /** Of the input weights; the others' is zeroed with that of the whole encoder. */
  void zeroGradient() {
    weights.zeroInputGradient();
  }

  /**
   * Adds to the gradient of the parameters, from the gradient by the states of the last {@link
   * #forward} in {@link LstmWorkspace#outputGradient}.
   */
  void backward() {
    current.cellGradient.zero_();
    for (int s = steps - 1; s >= 0; s--) {
      backwardStep(s);
    }
    weights.backward(current);
  }

  private void backwardStep(int s) {
    LstmWorkspace.Gates gates = current.gates[s];
    LstmWorkspace.Gates gradients = current.gateGradients;
    Tensor hidden = current.hiddenGradient[s];
    if (s < steps - 1) {
      for (int d = 0; d < 2; d++) {
        current.hiddenGradientOf[d][s].addmm_(current.gatesOf[d][s + 1], weights.recurrent(d));
      }
    }
    torch.mul_out(gradients.output(), hidden, current.tanhCell[s]);
    torch.mul_out(current.scratch, hidden, gates.output());
    torch.tanh_backward_out(current.scratch, current.scratch, current.tanhCell[s]);
    current.cellGradient.add_(current.scratch);
    torch.mul_out(gradients.input(), current.cellGradient, gates.candidate());
    if (s > 0) {
      torch.mul_out(gradients.forget(), current.cellGradient, current.cell[s - 1]);
    } else {
      gradients.forget().zero_();
    }
    torch.mul_out(gradients.candidate(), current.cellGradient, gates.input());
    current.cellGradient.mul_(gates.forget());
    torch.sigmoid_backward_out(gates.sigmoids(), gradients.sigmoids(), gates.sigmoids());
    torch.tanh_backward_out(gates.candidate(), gradients.candidate(), gates.candidate());
  }

  @Override
  public void close() {
    weights.close();
    tensors.close();
  }
}
