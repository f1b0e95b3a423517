package org.patchbridge.sequence.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Families that go through the input's matrix products together. From a family's own width on, all
 * its columns hold one value, the padding; so instead of multiplying them, a block has a column for
 * that value, and the weight of this column is the sum of the weights of the columns left out. Of
 * the twelve families of a recording, more than half of the columns are padding.
 *
 * <p>Columns of a block: a 1, whose weight is the bias; the padding of each block but the first, 0
 * where it is another block's; then the values. Immutable.
 */
public final class InputBlocks {
  /** Floats in a cache line: rows that begin on one are multiplied a twentieth faster. */
  private static final int LINE = 16;

  /** Columns that a further product must save in each of its rows, and their share. */
  private static final int LEAST_SAVING = 64;

  private static final double LEAST_SHARE = 0.25;

  private final int width;
  private final List<Block> blocks;
  private final int[] place;

  /**
   * @param index of the block, and the column of its padding; the first block has none
   * @param width columns of values
   * @param families in the order of their rows
   * @param firstPlace of the families of this block in the order of all blocks' rows
   */
  record Block(int index, int width, int[] families, int firstPlace) {}

  private InputBlocks(int width, List<Block> blocks, int families) {
    this.width = width;
    this.blocks = List.copyOf(blocks);
    place = new int[families];
    for (Block block : blocks) {
      for (int i = 0; i < block.families().length; i++) {
        place[block.families()[i]] = block.firstPlace() + i;
      }
    }
  }

  /** Blocks that suit all of some sets of cells with the same families, at least one set. */
  public static InputBlocks covering(List<CellSequences> sets) {
    int[] widths = sets.get(0).familyWidths().clone();
    for (CellSequences cells : sets) {
      Arrays.setAll(widths, f -> Math.max(widths[f], cells.familyWidths()[f]));
    }
    return of(sets.get(0).width(), widths, LEAST_SAVING);
  }

  /**
   * @param width of the padded families
   * @param familyWidths from where on a family is padded
   * @param leastSaving columns by which a block must be narrower than the one before
   */
  static InputBlocks of(int width, int[] familyWidths, int leastSaving) {
    int[] widestFirst =
        IntStream.range(0, familyWidths.length)
            .boxed()
            .sorted(Comparator.comparingInt((Integer f) -> -familyWidths[f]))
            .mapToInt(f -> f)
            .toArray();
    List<Block> blocks = new ArrayList<>();
    int from = 0;
    int blockWidth = width;
    for (int i = 1; i <= widestFirst.length; i++) {
      int next = i < widestFirst.length ? familyWidths[widestFirst[i]] : 0;
      double least = Math.max(leastSaving, LEAST_SHARE * blockWidth);
      if (i == widestFirst.length || blockWidth - next >= least) {
        int[] families = Arrays.copyOfRange(widestFirst, from, i);
        Arrays.sort(families);
        blocks.add(new Block(blocks.size(), blockWidth, families, from));
        from = i;
        blockWidth = next;
      }
    }
    return new InputBlocks(width, blocks, familyWidths.length);
  }

  /** Widest first; the first is as wide as the padded families. */
  List<Block> blocks() {
    return blocks;
  }

  Block widest() {
    return blocks.get(0);
  }

  /** All but the widest. */
  List<Block> narrower() {
    return blocks.subList(1, blocks.size());
  }

  /** Of a family in the order of all blocks' rows. */
  int place(int family) {
    return place[family];
  }

  int families() {
    return place.length;
  }

  /** Columns before the values. */
  int leading() {
    return blocks.size();
  }

  /** Columns of a block that are multiplied. */
  int used(Block block) {
    return leading() + block.width();
  }

  /** Columns of values that a block leaves out. */
  int padded(Block block) {
    return width - block.width();
  }

  /** Columns of a block's rows in memory; zeros after those that are used. */
  int columns(Block block) {
    return (used(block) + LINE - 1) / LINE * LINE;
  }

  int width() {
    return width;
  }
}
