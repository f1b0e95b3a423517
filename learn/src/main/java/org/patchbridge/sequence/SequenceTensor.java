package org.patchbridge.sequence;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.pytorch.Tensor;

/** {@link CellSequences} where libtorch can see them. */
final class SequenceTensor implements AutoCloseable {
  private final NativeTensors tensors = new NativeTensors();
  private final CellSequences cells;
  private final Tensor steps;

  SequenceTensor(CellSequences cells) {
    this.cells = cells;
    int rows = cells.cells() * cells.families();
    steps = tensors.floats(rows, cells.width() + 1L);
    steps.fill_(tensors.scalar(1));
    FloatPointer to = steps.data_ptr_float();
    for (int row = 0; row < rows; row++) {
      to.position(row * (cells.width() + 1L))
          .put(cells.normalised(), row * cells.width(), cells.width());
    }
  }

  int cells() {
    return cells.cells();
  }

  int families() {
    return cells.families();
  }

  /**
   * {@code (cells · families) × (width + 1)}: row {@code cell · families + family}; the last column
   * is 1, so that its weight is a bias.
   */
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
