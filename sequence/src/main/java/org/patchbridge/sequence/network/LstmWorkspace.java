package org.patchbridge.sequence.network;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.pytorch.Tensor;

/**
 * Buffers of a bidirectional LSTM for batches of one size, with all views of single steps, so that
 * no step allocates. All are indexed by direction, then family; step s of the backward direction is
 * family {@code families − 1 − s}, and the two directions take their steps together. Only the gates
 * and what they are computed from have their families in the order of {@link InputBlocks}.
 *
 * <p>They do not fit a processor's cache, and moving them takes a good part of an epoch; so there
 * are few, and gradients by the gates take the place of the gates.
 */
final class LstmWorkspace {
  /** Families of one block of the input. */
  static final class Part {
    final InputBlocks.Block block;

    /** Rows of the data that are in {@link #input}. */
    final Tensor index;

    final LongPointer indices;

    /** {@code (families · batch) × columns}, and those that are multiplied. */
    final Tensor input;

    final Tensor usedInput;

    /**
     * By direction, what the gates are computed from: previous state and input, for the backward
     * direction the other way round; the two share the columns of the input. {@code (families ·
     * batch) × (hidden + columns)}.
     */
    final Tensor[] enteringOf = new Tensor[2];

    /**
     * By direction, gates after their nonlinearity; in the backward pass the gradient by them
     * before it. {@code (families · batch) × 4 hidden}.
     */
    final Tensor[] gatesOf = new Tensor[2];

    private Part(LstmWorkspace of, InputBlocks blocks, InputBlocks.Block block, Tensor gates) {
      this.block = block;
      NativeTensors tensors = of.tensors;
      long units = of.units;
      long rows = (long) block.families().length * of.batch;
      long columns = blocks.columns(block);
      index = tensors.longs(rows);
      indices = index.data_ptr_long();
      Tensor entering = tensors.floats(rows, columns + 2 * units);
      input = tensors.columns(entering, units, columns);
      usedInput = tensors.columns(entering, units, blocks.used(block));
      for (int d = 0; d < 2; d++) {
        long family = (long) d * of.steps + block.firstPlace();
        gatesOf[d] = tensors.view(gates, family * of.batch * 4 * units, rows, 4 * units);
        enteringOf[d] = tensors.columns(entering, d * units, units + columns);
        of.addStates(entering, block, d);
      }
    }
  }

  /** A state that enters a later step, and where it comes from. */
  record EnteringState(Tensor to, Tensor from) {}

  /** By block of the input. */
  final List<Part> parts = new ArrayList<>();

  /** Of both directions and all steps but the first. */
  final List<EnteringState> enteringStates = new ArrayList<>();

  /** By direction and step: {@code batch × 4 hidden}. */
  final Tensor[][] gatesOf = new Tensor[2][];

  /** By step, both directions. */
  final Gates[] gates;

  /** Gradient by the gates after their nonlinearity, of the step at hand. */
  final Gates gateGradients;

  /** By step, both directions: {@code 2 × batch × hidden}. */
  final Tensor[] cell;

  final Tensor[] tanhCell;
  final Tensor[] hidden;
  final Tensor[] hiddenGradient;

  /** By direction and step: {@code batch × hidden}. */
  final Tensor[][] hiddenOf = new Tensor[2][];

  final Tensor[][] hiddenGradientOf = new Tensor[2][];

  /** The hidden states, {@code 2 × families × batch × hidden}. */
  final Tensor output;

  final Tensor outputGradient;

  /** By direction: {@code (families · batch) × hidden}. */
  final Tensor[] outputOf = new Tensor[2];

  final Tensor[] outputGradientOf = new Tensor[2];

  /** {@code 2 × batch × hidden}. */
  final Tensor cellGradient;

  final Tensor scratch;

  private final NativeTensors tensors;
  private final int steps;
  private final int batch;
  private final int units;

  /**
   * Of one step, both directions: {@code 2 × batch × hidden}; all four and the three that are
   * sigmoids are {@code 2 × batch × 4 hidden} and {@code 3 hidden}.
   */
  record Gates(
      Tensor all, Tensor sigmoids, Tensor input, Tensor forget, Tensor output, Tensor candidate) {}

  LstmWorkspace(NativeTensors tensors, EncoderShape shape, InputBlocks blocks, int batch) {
    this.tensors = tensors;
    this.batch = batch;
    this.steps = shape.families();
    this.units = shape.hidden();
    cell = bySteps(tensors.floats(2, steps, batch, units));
    tanhCell = bySteps(tensors.floats(2, steps, batch, units));
    output = tensors.floats(2, steps, batch, units);
    outputGradient = tensors.floats(2, steps, batch, units);
    hidden = bySteps(output);
    hiddenGradient = bySteps(outputGradient);
    cellGradient = tensors.floats(2, batch, units);
    scratch = tensors.floats(2, batch, units);
    Tensor allGates = tensors.floats(2, steps, batch, 4L * units);
    gates = new Gates[steps];
    for (int s = 0; s < steps; s++) {
      gates[s] = gates(allGates, blocks.place(s), steps + blocks.place(steps - 1 - s));
    }
    gateGradients = gates(tensors.floats(2, batch, 4L * units), 0, 1);
    for (int d = 0; d < 2; d++) {
      long from = (long) d * steps * batch * units;
      outputOf[d] = tensors.view(output, from, (long) steps * batch, units);
      outputGradientOf[d] = tensors.view(outputGradient, from, (long) steps * batch, units);
      gatesOf[d] = new Tensor[steps];
      hiddenOf[d] = new Tensor[steps];
      hiddenGradientOf[d] = new Tensor[steps];
      for (int s = 0; s < steps; s++) {
        int family = d == 0 ? s : steps - 1 - s;
        gatesOf[d][s] = ofFamily(allGates, d * steps + blocks.place(family), 4 * units);
        hiddenOf[d][s] = ofFamily(output, d * steps + family, units);
        hiddenGradientOf[d][s] = ofFamily(outputGradient, d * steps + family, units);
      }
    }
    for (InputBlocks.Block block : blocks.blocks()) {
      parts.add(new Part(this, blocks, block, allGates));
    }
  }

  /** Families in the order of {@code base}, those of the forward direction first. */
  private Gates gates(Tensor base, int forward, int backward) {
    return new Gates(
        pair(base, forward, backward, 4, 0, 4),
        pair(base, forward, backward, 4, 0, 3),
        pair(base, forward, backward, 4, 0, 1),
        pair(base, forward, backward, 4, 1, 1),
        pair(base, forward, backward, 4, 2, 1),
        pair(base, forward, backward, 4, 3, 1));
  }

  /** Both directions of each step. */
  private Tensor[] bySteps(Tensor base) {
    Tensor[] views = new Tensor[steps];
    for (int s = 0; s < steps; s++) {
      views[s] = pair(base, s, 2 * steps - 1 - s, 1, 0, 1);
    }
    return views;
  }

  /** Two families of {@code base} as one. Columns are counted in hidden units. */
  private Tensor pair(Tensor base, int first, int second, int columns, int from, int count) {
    long row = (long) columns * units;
    long family = row * batch;
    return tensors.view(
        base,
        first * family + (long) from * units,
        new long[] {2, batch, (long) count * units},
        new long[] {(second - first) * family, row, 1});
  }

  private Tensor ofFamily(Tensor base, int family, int columns) {
    return tensors.view(base, (long) family * batch * columns, batch, columns);
  }

  /** Of the families of a block, in {@code entering}; the first step's remains 0. */
  private void addStates(Tensor entering, InputBlocks.Block block, int direction) {
    long row = entering.size(1);
    for (int i = 0; i < block.families().length; i++) {
      int step = direction == 0 ? block.families()[i] : steps - 1 - block.families()[i];
      if (step > 0) {
        long at = i * batch * row + direction * (row - units);
        Tensor to = tensors.view(entering, at, new long[] {batch, units}, new long[] {row, 1});
        enteringStates.add(new EnteringState(to, hiddenOf[direction][step - 1]));
      }
    }
  }
}
