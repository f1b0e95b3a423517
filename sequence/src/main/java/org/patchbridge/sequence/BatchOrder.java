package org.patchbridge.sequence;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.patchbridge.random.RandomStream;

/** Cells in random order, batch by batch, shuffled anew at the start of every pass. */
final class BatchOrder {
  private final int[] order;
  private final int batch;
  private final RandomStream random;
  private int next;

  BatchOrder(int cells, int batch, long seed) {
    this.order = IntStream.range(0, cells).toArray();
    this.batch = batch;
    this.random = RandomStream.of(seed);
    this.next = cells;
  }

  int batchesInAPass() {
    return (order.length + batch - 1) / batch;
  }

  /** The last batch of a pass may be smaller. */
  int[] next() {
    if (next == order.length) {
      random.shuffle(order);
      next = 0;
    }
    int from = next;
    next = Math.min(order.length, from + batch);
    return Arrays.copyOfRange(order, from, next);
  }
}
