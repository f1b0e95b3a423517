package org.patchbridge.sequence.network;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Input weights of one direction for the columns of {@link InputBlocks}, {@code 4 hidden} gates in
 * rows: the bias, the sums over padding, the weights of the values.
 */
final class FoldedWeights {
  /** Of the values; to be written before {@link #project}. */
  final Tensor values;

  final Tensor bias;

  /** By block, weights of its columns, transposed. */
  private final List<Tensor> transposed = new ArrayList<>();

  /** Of all blocks but the first. */
  private final List<Padding> paddings = new ArrayList<>();

  /** Weights of the columns that a block leaves out, and the one that is their sum. */
  private record Padding(Tensor weights, Tensor sum) {}

  FoldedWeights(NativeTensors tensors, InputBlocks blocks, long gates) {
    Tensor all = tensors.floats(gates, blocks.columns(blocks.widest()));
    values = tensors.columns(all, blocks.leading(), blocks.width());
    bias = tensors.column(all, 0);
    for (InputBlocks.Block block : blocks.blocks()) {
      try (PointerScope scope = new PointerScope()) {
        transposed.add(tensors.own(tensors.columns(all, 0, blocks.used(block)).t()));
      }
    }
    for (InputBlocks.Block block : blocks.narrower()) {
      paddings.add(
          new Padding(
              tensors.columns(all, blocks.used(block), blocks.padded(block)),
              tensors.column(all, block.index())));
    }
  }

  /** Writes what the input gives to the gates of a direction. */
  void project(LstmWorkspace into, int direction) {
    for (Padding padding : paddings) {
      torch.sum_out(padding.sum, padding.weights, 1);
    }
    for (LstmWorkspace.Part part : into.parts) {
      torch.mm_out(part.gatesOf[direction], part.usedInput, transposed.get(part.block.index()));
    }
  }
}
