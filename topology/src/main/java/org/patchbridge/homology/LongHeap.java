package org.patchbridge.homology;

import java.util.Arrays;

/** Numbers of which the least is taken first; two equal ones cancel, as sums over Z/2 do. */
final class LongHeap {
  /** No number: the heap is empty. */
  static final long NONE = -1;

  private static final int FIRST_CAPACITY = 1024;

  private long[] values = new long[FIRST_CAPACITY];
  private int size;

  void clear() {
    size = 0;
  }

  void push(long value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, 2 * size);
    }
    int at = size++;
    while (at > 0) {
      int parent = (at - 1) >> 1;
      if (values[parent] <= value) {
        break;
      }
      values[at] = values[parent];
      at = parent;
    }
    values[at] = value;
  }

  /** Takes the least number that is there an odd number of times, or {@link #NONE}. */
  long popOdd() {
    while (size > 0) {
      long least = pop();
      if (size == 0 || values[0] != least) {
        return least;
      }
      pop();
    }
    return NONE;
  }

  private long pop() {
    long least = values[0];
    long moved = values[--size];
    int at = 0;
    while (true) {
      int child = 2 * at + 1;
      if (child >= size) {
        break;
      }
      if (child + 1 < size && values[child + 1] < values[child]) {
        child++;
      }
      if (values[child] >= moved) {
        break;
      }
      values[at] = values[child];
      at = child;
    }
    if (size > 0) {
      values[at] = moved;
    }
    return least;
  }
}
