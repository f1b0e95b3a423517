package org.patchbridge.sequence;

import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.pytorch.Tensor;

/**
 * Buffers of a bidirectional LSTM for batches of one size, with all views of single steps, so that
 * no step allocates. All are indexed by direction, then family; step s of the backward direction is
 * family {@code families − 1 − s}, and the two directions take their steps together.
 *
 * <p>They do not fit a processor's cache, and moving them takes a good part of an epoch; so there
 * are few, and gradients by the gates take the place of the gates.
 */
final class LstmWorkspace {
  /** Rows of the data that are in {@link #input}. */
  final Tensor index;

  final LongPointer indices;

  /** {@code (families · batch) × columns}, see {@link SequenceTensor#steps()}. */
  final Tensor input;

  /**
   * By direction, what the gates are computed from: previous state and input, for the backward
   * direction the other way round; the two share the columns of the input. {@code (families ·
   * batch) × (hidden + columns)}.
   */
  final Tensor[] enteringOf = new Tensor[2];

  /** By direction: the previous states of steps 1 … in there, and where they are copied from. */
  final Tensor[] enteringState = new Tensor[2];

  final Tensor[] leavingState = new Tensor[2];

  /** Gates after their nonlinearity; in the backward pass the gradient by them before it. */
  final Tensor[] gatesOfDirection = new Tensor[2];

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

  LstmWorkspace(NativeTensors tensors, EncoderShape shape, int batch) {
    this.tensors = tensors;
    this.batch = batch;
    this.steps = shape.families();
    this.units = shape.hidden();
    int rows = steps * batch;
    index = tensors.longs(rows);
    indices = index.data_ptr_long();
    long inputs = SequenceTensor.columns(shape.width());
    Tensor entering = tensors.floats(rows, inputs + 2L * units);
    input = tensors.columns(entering, units, inputs);
    Tensor allGates = tensors.floats(2, steps, batch, 4L * units);
    gates = new Gates[steps];
    for (int s = 0; s < steps; s++) {
      gates[s] = gates(allGates, s, steps);
    }
    gateGradients = gates(tensors.floats(2, batch, 4L * units), 0, 1);
    cell = bySteps(tensors.floats(2, steps, batch, units));
    tanhCell = bySteps(tensors.floats(2, steps, batch, units));
    output = tensors.floats(2, steps, batch, units);
    outputGradient = tensors.floats(2, steps, batch, units);
    hidden = bySteps(output);
    hiddenGradient = bySteps(outputGradient);
    cellGradient = tensors.floats(2, batch, units);
    scratch = tensors.floats(2, batch, units);
    for (int d = 0; d < 2; d++) {
      long from = (long) d * rows * units;
      gatesOfDirection[d] = tensors.view(allGates, 4 * from, rows, 4L * units);
      outputOf[d] = tensors.view(output, from, rows, units);
      outputGradientOf[d] = tensors.view(outputGradient, from, rows, units);
      gatesOf[d] = ofDirection(allGates, d, 4 * units);
      hiddenOf[d] = ofDirection(output, d, units);
      hiddenGradientOf[d] = ofDirection(outputGradient, d, units);
      enteringOf[d] = tensors.columns(entering, (long) d * units, units + inputs);
      long column = d * (units + inputs);
      enteringState[d] = allButOneFamily(entering, 1 - d, column, inputs + 2L * units);
      leavingState[d] = allButOneFamily(output, d * steps + d, 0, units);
    }
  }

  /** Step s of {@code 2 × families × batch × 4 hidden}. */
  private Gates gates(Tensor base, int s, int families) {
    return new Gates(
        pair(base, s, families, 4, 0, 4),
        pair(base, s, families, 4, 0, 3),
        pair(base, s, families, 4, 0, 1),
        pair(base, s, families, 4, 1, 1),
        pair(base, s, families, 4, 2, 1),
        pair(base, s, families, 4, 3, 1));
  }

  private Tensor[] bySteps(Tensor base) {
    Tensor[] views = new Tensor[steps];
    for (int s = 0; s < steps; s++) {
      views[s] = pair(base, s, steps, 1, 0, 1);
    }
    return views;
  }

  /**
   * Step s of both directions: family s of the forward one and the s-th from the end of the
   * backward one. Columns are counted in hidden units.
   */
  private Tensor pair(Tensor base, int s, int families, int columns, int from, int count) {
    long row = (long) columns * units;
    long family = row * batch;
    return tensors.view(
        base,
        s * family + (long) from * units,
        new long[] {2, batch, (long) count * units},
        new long[] {(2L * families - 1 - 2L * s) * family, row, 1});
  }

  /** By step. */
  private Tensor[] ofDirection(Tensor base, int direction, int columns) {
    Tensor[] views = new Tensor[steps];
    for (int s = 0; s < steps; s++) {
      int family = direction == 0 ? s : steps - 1 - s;
      long offset = ((long) direction * steps + family) * batch * columns;
      views[s] = tensors.view(base, offset, batch, columns);
    }
    return views;
  }

  /** Columns of one state from {@code column} of a matrix, beginning with a family's rows. */
  private Tensor allButOneFamily(Tensor base, int family, long column, long rowLength) {
    return tensors.view(
        base,
        (long) family * batch * rowLength + column,
        new long[] {(steps - 1L) * batch, units},
        new long[] {rowLength, 1});
  }
}
