package org.patchbridge.sequence;

import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.pytorch.Tensor;

/**
 * Buffers of a bidirectional LSTM for batches of one size, with all views of single steps, so that
 * no step allocates. Step s of the backward direction is family {@code families − 1 − s}; the two
 * directions then take their steps together.
 */
final class LstmWorkspace {
  final int batch;
  final LongPointer indices;
  final Tensor index;

  /** {@code (2 · families · batch) × width}. */
  final Tensor input;

  /** By direction: {@code (families · batch) × width}. */
  final Tensor[] inputs = new Tensor[2];

  /** Gates after their nonlinearity. */
  final Gates gates;

  /** Derivative by the gates before their nonlinearity. */
  final Gates gateGradients;

  /** By step: {@code 2 × batch × hidden}. */
  final Tensor[] cell;

  final Tensor[] tanhCell;
  final Tensor[] hidden;
  final Tensor[] hiddenGradient;

  /** By direction and step: {@code batch × hidden}. */
  final Tensor[][] hiddenOf;

  final Tensor[][] hiddenGradientOf;

  /** By direction: {@code families × batch × hidden}. */
  final Tensor[] hiddens = new Tensor[2];

  final Tensor[] hiddenGradients = new Tensor[2];

  /**
   * By direction: hidden states that enter steps 1 …, {@code ((families − 1) · batch) × hidden}.
   */
  final Tensor[] entering = new Tensor[2];

  /** {@code 2 × batch × hidden}. */
  final Tensor cellGradient;

  final Tensor scratch;

  /** {@code families × batch × 2 hidden}, and its halves by direction. */
  final Tensor output;

  final Tensor[] outputs = new Tensor[2];

  private final NativeTensors tensors;
  private final int steps;
  private final int units;

  /** Gates of all steps: {@code 2 × families × batch × 4 hidden}. */
  static final class Gates {
    /** By direction: {@code (families · batch) × 4 hidden}. */
    final Tensor[] all = new Tensor[2];

    /** By direction: those of steps 1 …. */
    final Tensor[] afterFirst = new Tensor[2];

    /** By direction and step: {@code batch × 4 hidden}. */
    final Tensor[][] of;

    /** By step, both directions: {@code 2 × batch × 3 hidden}. */
    final Tensor[] sigmoids;

    /** By step, both directions: {@code 2 × batch × hidden}. */
    final Tensor[] inputGate;

    final Tensor[] forgetGate;
    final Tensor[] outputGate;
    final Tensor[] candidate;

    /** {@code 2 × (families · batch) × 4 hidden}. */
    final Tensor both;

    Gates(NativeTensors tensors, int steps, int batch, int hidden) {
      int width = 4 * hidden;
      long perDirection = (long) steps * batch * width;
      Tensor base = tensors.floats(2 * perDirection);
      both = tensors.view(base, 0, 2, (long) steps * batch, width);
      of = new Tensor[2][steps];
      for (int d = 0; d < 2; d++) {
        all[d] = tensors.view(base, d * perDirection, (long) steps * batch, width);
        long skipped = (long) batch * width;
        afterFirst[d] = tensors.view(base, d * perDirection + skipped, (steps - 1L) * batch, width);
        for (int s = 0; s < steps; s++) {
          of[d][s] = tensors.view(base, d * perDirection + s * skipped, batch, width);
        }
      }
      sigmoids = new Tensor[steps];
      inputGate = new Tensor[steps];
      forgetGate = new Tensor[steps];
      outputGate = new Tensor[steps];
      candidate = new Tensor[steps];
      long[] strides = {perDirection, width, 1};
      for (int s = 0; s < steps; s++) {
        long at = (long) s * batch * width;
        long[] one = {2, batch, hidden};
        sigmoids[s] = tensors.view(base, at, new long[] {2, batch, 3L * hidden}, strides);
        inputGate[s] = tensors.view(base, at, one, strides);
        forgetGate[s] = tensors.view(base, at + hidden, one, strides);
        outputGate[s] = tensors.view(base, at + 2L * hidden, one, strides);
        candidate[s] = tensors.view(base, at + 3L * hidden, one, strides);
      }
    }
  }

  LstmWorkspace(NativeTensors tensors, EncoderShape shape, int batch) {
    this.tensors = tensors;
    this.batch = batch;
    this.steps = shape.families();
    this.units = shape.hidden();
    long rows = (long) steps * batch;
    index = tensors.longs(2 * rows);
    indices = index.data_ptr_long();
    input = tensors.floats(2 * rows, shape.width());
    gates = new Gates(tensors, steps, batch, units);
    gateGradients = new Gates(tensors, steps, batch, units);
    cell = bySteps(tensors.floats(2, steps, batch, units));
    tanhCell = bySteps(tensors.floats(2, steps, batch, units));
    Tensor states = tensors.floats(2, steps, batch, units);
    Tensor stateGradients = tensors.floats(2, steps, batch, units);
    hidden = bySteps(states);
    hiddenGradient = bySteps(stateGradients);
    hiddenOf = byDirectionAndStep(states);
    hiddenGradientOf = byDirectionAndStep(stateGradients);
    cellGradient = tensors.floats(2, batch, units);
    scratch = tensors.floats(2, batch, units);
    output = tensors.floats(steps, batch, 2L * units);
    for (int d = 0; d < 2; d++) {
      inputs[d] = tensors.view(input, d * rows * shape.width(), rows, shape.width());
      hiddens[d] = tensors.view(states, d * rows * units, steps, batch, units);
      hiddenGradients[d] = tensors.view(stateGradients, d * rows * units, steps, batch, units);
      entering[d] = tensors.view(states, d * rows * units, (steps - 1L) * batch, units);
      outputs[d] =
          tensors.view(
              output,
              (long) d * units,
              new long[] {steps, batch, units},
              new long[] {2L * units * batch, 2L * units, 1});
    }
  }

  private Tensor[] bySteps(Tensor base) {
    Tensor[] views = new Tensor[steps];
    long perStep = (long) batch * units;
    for (int s = 0; s < steps; s++) {
      views[s] =
          tensors.view(
              base,
              s * perStep,
              new long[] {2, batch, units},
              new long[] {steps * perStep, units, 1});
    }
    return views;
  }

  private Tensor[][] byDirectionAndStep(Tensor base) {
    Tensor[][] views = new Tensor[2][steps];
    long perStep = (long) batch * units;
    for (int d = 0; d < 2; d++) {
      for (int s = 0; s < steps; s++) {
        views[d][s] = tensors.view(base, (d * steps + s) * perStep, batch, units);
      }
    }
    return views;
  }
}
