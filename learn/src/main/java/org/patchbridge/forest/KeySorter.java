package org.patchbridge.forest;

import java.util.Arrays;

/**
 * Sorts keys by their upper 32 bits, a number from 0 up. Short runs by insertion, others by radix
 * from the lowest digit. Owns its buffers; one per thread.
 */
final class KeySorter {
  private static final int LONGEST_INSERTION = 24;
  private static final int DIGIT_BITS = 6;
  private static final int DIGITS = 1 << DIGIT_BITS;

  private final int[] ends = new int[DIGITS];
  private long[] keys;
  private long[] spare;

  KeySorter(int capacity) {
    this.keys = new long[capacity];
    this.spare = new long[capacity];
  }

  /** Where to write keys before and to read them after sorting; sorting may exchange the array. */
  long[] keys() {
    return keys;
  }

  /** Sorts the first {@code count} keys, whose upper 32 bits are at most {@code largest}. */
  void sort(int count, int largest) {
    if (count <= LONGEST_INSERTION) {
      insertion(keys, count);
      return;
    }
    int bits = Integer.SIZE - Integer.numberOfLeadingZeros(largest);
    for (int shift = 0; shift < bits; shift += DIGIT_BITS) {
      distribute(count, Integer.SIZE + shift);
    }
  }

  private static void insertion(long[] keys, int count) {
    for (int i = 1; i < count; i++) {
      long key = keys[i];
      int at = i;
      while (at > 0 && keys[at - 1] > key) {
        keys[at] = keys[at - 1];
        at--;
      }
      keys[at] = key;
    }
  }

  private void distribute(int count, int shift) {
    long[] from = keys;
    long[] to = spare;
    int[] next = ends;
    Arrays.fill(next, 0);
    for (int i = 0; i < count; i++) {
      next[(int) (from[i] >>> shift) & (DIGITS - 1)]++;
    }
    int start = 0;
    for (int digit = 0; digit < DIGITS; digit++) {
      int size = next[digit];
      next[digit] = start;
      start += size;
    }
    for (int i = 0; i < count; i++) {
      long key = from[i];
      to[next[(int) (key >>> shift) & (DIGITS - 1)]++] = key;
    }
    keys = to;
    spare = from;
  }
}
