package org.patchbridge.sequence;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Cells in random order, batch by batch, shuffled anew at the start of every pass. */
final class BatchOrder {
  private final int[] order;
  private final int batch;
  private final SplittableRandom random;
  private int next;

  BatchOrder(int cells, int batch, long seed) {
    this.order = IntStream.range(0, cells).toArray();
    this.batch = batch;
    this.random = new SplittableRandom(seed);
    this.next = cells;
  }

  int batchesInAPass() {
    return (order.length + batch - 1) / batch;
  }

  /** The last batch of a pass may be smaller. */
  int[] next() {
    if (next == order.length) {
      shuffle();
      next = 0;
    }
    int from = next;
    next = Math.min(order.length, from + batch);
    return Arrays.copyOfRange(order, from, next);
  }

  /** Fisher–Yates. */
  private void shuffle() {
    for (int i = order.length - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int moved = order[i];
      order[i] = order[other];
      order[other] = moved;
    }
  }
}
