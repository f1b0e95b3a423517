package org.patchbridge.sequence;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.pytorch.Tensor;

/** {@link CellSequences} where libtorch can see them. */
final class SequenceTensor implements AutoCloseable {
  /** Floats in a cache line. */
  private static final int LINE = 16;

  private final NativeTensors tensors = new NativeTensors();
  private final CellSequences cells;
  private final Tensor steps;

  SequenceTensor(CellSequences cells) {
    this.cells = cells;
    int rows = cells.cells() * cells.families();
    int columns = columns(cells.width());
    float[] row = new float[columns];
    row[cells.width()] = 1;
    steps = tensors.floats(rows, columns);
    FloatPointer to = steps.data_ptr_float();
    for (int r = 0; r < rows; r++) {
      System.arraycopy(cells.normalised(), r * cells.width(), row, 0, cells.width());
      to.position((long) r * columns).put(row);
    }
  }

  /** Of {@link #steps()}: rows that begin on a cache line are multiplied a twentieth faster. */
  static int columns(int width) {
    return (width + LINE) / LINE * LINE;
  }

  int cells() {
    return cells.cells();
  }

  int families() {
    return cells.families();
  }

  /**
   * {@code (cells · families) × columns}: row {@code cell · families + family}. After the values
   * comes a 1, so that its weight is a bias, then zeros.
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
