package org.patchbridge.sequence.network;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Gradient by {@link FoldedWeights} and by the weights of the previous state: one matrix product a
 * block for both together.
 */
final class FoldedGradient {
  /** By the weights of the values. */
  final Tensor values;

  final Tensor bias;
  final Tensor biasColumn;
  final Tensor recurrent;

  private final int direction;
  private final List<Tensor> products = new ArrayList<>();

  /** Of all blocks but the first, to parts of the first's product. */
  private final List<Addition> additions = new ArrayList<>();

  private record Addition(Tensor to, Tensor addend) {}

  FoldedGradient(NativeTensors tensors, InputBlocks blocks, EncoderShape shape, int direction) {
    this.direction = direction;
    long units = shape.hidden();
    long input = direction == 0 ? units : 0;
    for (InputBlocks.Block block : blocks.blocks()) {
      products.add(tensors.floats(4 * units, units + blocks.columns(block)));
    }
    Tensor sum = products.get(0);
    values = tensors.columns(sum, input + blocks.leading(), blocks.width());
    bias = tensors.column(sum, input);
    biasColumn = tensors.columns(sum, input, 1);
    recurrent = recurrentOf(tensors, blocks, blocks.widest(), units);
    for (InputBlocks.Block block : blocks.narrower()) {
      int used = blocks.used(block);
      additions.add(
          new Addition(
              tensors.columns(sum, input, used),
              tensors.columns(products.get(block.index()), input, used)));
      additions.add(new Addition(recurrent, recurrentOf(tensors, blocks, block, units)));
    }
    // A padding's weight stood for those of all the columns that its block left out.
    for (InputBlocks.Block block : blocks.narrower()) {
      additions.add(
          new Addition(
              tensors.columns(sum, input + blocks.used(block), blocks.padded(block)),
              tensors.columns(sum, input + block.index(), 1)));
    }
  }

  private Tensor recurrentOf(
      NativeTensors tensors, InputBlocks blocks, InputBlocks.Block block, long units) {
    long from = direction == 0 ? 0 : blocks.columns(block);
    return tensors.columns(products.get(block.index()), from, units);
  }

  /**
   * @param from holds the gradient by the gates before their nonlinearity
   */
  void compute(LstmWorkspace from) {
    try (PointerScope scope = new PointerScope()) {
      for (LstmWorkspace.Part part : from.parts) {
        torch.mm_out(
            products.get(part.block.index()),
            part.gatesOf[direction].t(),
            part.enteringOf[direction]);
      }
    }
    for (Addition addition : additions) {
      addition.to.add_(addition.addend);
    }
  }
}
