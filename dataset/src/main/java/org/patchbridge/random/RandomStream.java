package org.patchbridge.random;

/**
 * SplitMix64 (Steele, Lea &amp; Flood 2014). Written out here because a forest must come out bit
 * for bit the same on every Java version, which the library's generators do not promise.
 */
public final class RandomStream {
  private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;
  private long state;

  private RandomStream(long state) {
    this.state = state;
  }

  /** The stream number {@code index} of a seed; streams of one seed are unrelated. */
  public static RandomStream of(long seed, long index) {
    return new RandomStream(mix(mix(seed) + GOLDEN_GAMMA * (index + 1)));
  }

  /** Uniform in {@code [0, bound)}; the bias of multiplying instead of rejecting is under 2⁻³². */
  public int nextInt(int bound) {
    state += GOLDEN_GAMMA;
    return (int) (((mix(state) >>> 32) * bound) >>> 32);
  }

  /** Fisher–Yates. */
  public void shuffle(int[] values) {
    for (int i = values.length - 1; i > 0; i--) {
      int other = nextInt(i + 1);
      int moved = values[i];
      values[i] = values[other];
      values[other] = moved;
    }
  }

  private static long mix(long value) {
    long mixed = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
    return mixed ^ (mixed >>> 31);
  }
}
