package org.patchbridge.sequence.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.pytorch.Tensor;

/** {@link CellSequences} where libtorch can see them. */
public final class SequenceTensor implements AutoCloseable {
  private final NativeTensors tensors = new NativeTensors();
  private final CellSequences cells;
  private final InputBlocks blocks;
  private final List<Tensor> steps = new ArrayList<>();

  /**
   * @throws IllegalArgumentException where the cells do not have the families of the blocks
   */
  public SequenceTensor(CellSequences cells, InputBlocks blocks) {
    if (cells.families() != blocks.families() || cells.width() != blocks.width()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "cells of %d families, %d wide, in a network for %d, %d wide",
              cells.families(),
              cells.width(),
              blocks.families(),
              blocks.width()));
    }
    this.cells = cells;
    this.blocks = blocks;
    for (InputBlocks.Block block : blocks.blocks()) {
      steps.add(stepsOf(block));
    }
  }

  private Tensor stepsOf(InputBlocks.Block block) {
    int families = block.families().length;
    int columns = blocks.columns(block);
    float[] row = new float[columns];
    row[0] = 1;
    Tensor rows = tensors.floats((long) cells.cells() * families, columns);
    FloatPointer to = rows.data_ptr_float();
    for (int c = 0; c < cells.cells(); c++) {
      for (int i = 0; i < families; i++) {
        int from = (c * cells.families() + block.families()[i]) * cells.width();
        System.arraycopy(cells.normalised(), from, row, blocks.leading(), block.width());
        if (block.width() < cells.width()) {
          row[block.index()] = cells.normalised()[from + block.width()];
        }
        to.position(((long) c * families + i) * columns).put(row);
      }
    }
    return rows;
  }

  public int cells() {
    return cells.cells();
  }

  public int families() {
    return cells.families();
  }

  /**
   * Of a block, {@code (cells · families of the block) × columns}: row {@code cell · families +
   * place in the block}, columns as {@link InputBlocks} says.
   */
  Tensor steps(int block) {
    return steps.get(block);
  }

  boolean isPresent(int cell, int family) {
    return cells.present()[cell * cells.families() + family];
  }

  @Override
  public void close() {
    tensors.close();
  }
}
