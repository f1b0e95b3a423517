package org.patchbridge.sequence;

import org.bytedeco.pytorch.Tensor;

/** {@link CellSequences} where libtorch can see them. */
final class SequenceTensor implements AutoCloseable {
  private final NativeTensors tensors = new NativeTensors();
  private final CellSequences cells;
  private final Tensor steps;

  SequenceTensor(CellSequences cells) {
    this.cells = cells;
    this.steps =
        tensors.floats(cells.normalised(), (long) cells.cells() * cells.families(), cells.width());
  }

  int cells() {
    return cells.cells();
  }

  int families() {
    return cells.families();
  }

  /** {@code (cells · families) × width}: row {@code cell · families + family}. */
  Tensor steps() {
    return steps;
  }

  boolean isPresent(int cell, int family) {
    return cells.present()[cell * cells.families() + family];
  }

  @Override
  public void close() {
    tensors.close();
  }
}
