package org.patchbridge.recording;

import java.util.Arrays;

/**
 * The injected current of a sweep, pA. Stimuli are flat for most of a sweep: stretches without a
 * change take the memory of one sample, and questions about them the time of one. Immutable.
 */
public final class InjectedCurrent {
  private static final int SHIFT = 12;
  private static final int BLOCK = 1 << SHIFT;
  private static final int MASK = BLOCK - 1;
  private static final double[] ZERO = {0};

  /** A flat block is an array of one sample. */
  private final double[][] blocks;

  private final int length;

  private InjectedCurrent(double[][] blocks, int length) {
    this.blocks = blocks;
    this.length = length;
  }

  public static InjectedCurrent of(double[] picoamps) {
    Builder builder = new Builder(picoamps.length);
    builder.put(0, picoamps, 0, picoamps.length);
    return builder.build();
  }

  /** Number of samples. */
  public int length() {
    return length;
  }

  /** Current at a sample, pA. */
  public double at(int index) {
    double[] block = blocks[index >> SHIFT];
    return block.length == 1 ? block[0] : block[index & MASK];
  }

  /** A copy of all samples, pA. */
  public double[] toArray() {
    double[] samples = new double[length];
    for (int first = 0; first < length; first += BLOCK) {
      double[] block = blocks[first >> SHIFT];
      int count = Math.min(BLOCK, length - first);
      if (block.length == 1) {
        Arrays.fill(samples, first, first + count, block[0]);
      } else {
        System.arraycopy(block, 0, samples, first, count);
      }
    }
    return samples;
  }

  /**
   * First index from {@code from} on and before {@code to - 1} whose sample differs from the next
   * one; {@code to} if there is none. A NaN differs from everything.
   */
  public int nextChange(int from, int to) {
    int last = to - 1;
    for (int k = from; k < last; ) {
      double[] block = blocks[k >> SHIFT];
      int blockLast = Math.min(last, k | MASK);
      if (block.length == 1) {
        k = blockLast;
      }
      for (; k < blockLast; k++) {
        if (block[k & MASK] != block[(k & MASK) + 1]) {
          return k;
        }
      }
      if (k < last) {
        if (at(k) != at(k + 1)) {
          return k;
        }
        k++;
      }
    }
    return to;
  }

  /** Whether any sample in {@code [from, to)} is NaN. */
  public boolean hasGap(int from, int to) {
    for (int k = from; k < to; k = end(k)) {
      double[] block = blocks[k >> SHIFT];
      int first = block.length == 1 ? 0 : k & MASK;
      int end = block.length == 1 ? 1 : first + Math.min(to, end(k)) - k;
      for (int i = first; i < end; i++) {
        if (Double.isNaN(block[i])) {
          return true;
        }
      }
    }
    return false;
  }

  /** Smallest sample in {@code [from, to)}, NaN left aside; infinity if there is none. */
  public double lowest(int from, int to) {
    double lowest = Double.POSITIVE_INFINITY;
    for (int k = from; k < to; k = end(k)) {
      double[] block = blocks[k >> SHIFT];
      int first = block.length == 1 ? 0 : k & MASK;
      int end = block.length == 1 ? 1 : first + Math.min(to, end(k)) - k;
      for (int i = first; i < end; i++) {
        lowest = block[i] < lowest ? block[i] : lowest;
      }
    }
    return lowest;
  }

  /** Largest sample in {@code [from, to)}, NaN left aside; minus infinity if there is none. */
  public double highest(int from, int to) {
    double highest = Double.NEGATIVE_INFINITY;
    for (int k = from; k < to; k = end(k)) {
      double[] block = blocks[k >> SHIFT];
      int first = block.length == 1 ? 0 : k & MASK;
      int end = block.length == 1 ? 1 : first + Math.min(to, end(k)) - k;
      for (int i = first; i < end; i++) {
        highest = block[i] > highest ? block[i] : highest;
      }
    }
    return highest;
  }

  /** Whether all samples are the same number; NaN is none, each one is a change. */
  public static boolean isFlat(double[] samples, int offset, int count) {
    long first = Double.doubleToRawLongBits(samples[offset]);
    for (int k = offset + 1; k < offset + count; k++) {
      if (Double.doubleToRawLongBits(samples[k]) != first) {
        return false;
      }
    }
    return !Double.isNaN(samples[offset]);
  }

  /** First index of the next block. */
  private static int end(int index) {
    return (index | MASK) + 1;
  }

  /** Takes in samples in whatever order they come; those that never come are zero. */
  public static final class Builder {
    private final double[][] blocks;
    private final int length;
    private double[] lastFlat = ZERO;

    /**
     * @param length number of samples of the whole current
     */
    public Builder(int length) {
      this.length = length;
      this.blocks = new double[(length + BLOCK - 1) >> SHIFT][];
      Arrays.fill(blocks, ZERO);
    }

    /** Copies samples to the positions from {@code start} on. */
    public void put(int start, double[] samples, int offset, int count) {
      for (int done = 0; done < count; ) {
        int at = start + done;
        int part = Math.min(count - done, BLOCK - (at & MASK));
        putIntoBlock(at, samples, offset + done, part);
        done += part;
      }
    }

    /** Sets the positions from {@code start} on to one value, without a look at each. */
    public void fill(int start, int count, double value) {
      for (int at = start; at < start + count; ) {
        int block = at >> SHIFT;
        int end = Math.min(start + count, end(block));
        if ((at & MASK) == 0 && end == end(block)) {
          blocks[block] = flat(value);
        } else if (!isSame(blocks[block], value)) {
          Arrays.fill(dense(block), at & MASK, (at & MASK) + end - at, value);
        }
        at = end;
      }
    }

    private static boolean isSame(double[] block, double value) {
      return block.length == 1
          && Double.doubleToRawLongBits(block[0]) == Double.doubleToRawLongBits(value);
    }

    private void putIntoBlock(int at, double[] samples, int offset, int count) {
      int block = at >> SHIFT;
      if ((at & MASK) == 0 && at + count == end(block) && isFlat(samples, offset, count)) {
        blocks[block] = flat(samples[offset]);
      } else {
        System.arraycopy(samples, offset, dense(block), at & MASK, count);
      }
    }

    private int end(int block) {
      return Math.min(length, (block + 1) << SHIFT);
    }

    private double[] dense(int block) {
      double[] known = blocks[block];
      if (known.length == 1) {
        blocks[block] = new double[BLOCK];
        Arrays.fill(blocks[block], known[0]);
      }
      return blocks[block];
    }

    /** Blocks of one value share it. */
    private double[] flat(double value) {
      if (Double.doubleToRawLongBits(lastFlat[0]) != Double.doubleToRawLongBits(value)) {
        lastFlat = new double[] {value};
      }
      return lastFlat;
    }

    /** The current; nothing may be put any more. */
    public InjectedCurrent build() {
      for (int block = 0; block < blocks.length; block++) {
        int count = end(block) - (block << SHIFT);
        if (blocks[block].length > 1 && isFlat(blocks[block], 0, count)) {
          blocks[block] = flat(blocks[block][0]);
        }
      }
      return new InjectedCurrent(blocks, length);
    }
  }
}
