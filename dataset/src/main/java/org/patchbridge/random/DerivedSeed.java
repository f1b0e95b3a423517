package org.patchbridge.random;

/**
 * Seeds for the parts of a computation, derived from the seed of the whole, so that a part draws
 * the same numbers whichever thread computes it and in whichever order.
 */
public final class DerivedSeed {
  /**
   * 2⁶⁴ divided by the golden ratio: the increment of SplitMix64 (Steele, Lea &amp; Flood 2014).
   */
  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

  private DerivedSeed() {}

  /**
   * Folds each number of {@code path} into {@code seed} with SplitMix64's finaliser. Order matters:
   * {@code of(1, 2, 3)} and {@code of(1, 3, 2)} differ. An empty path still mixes the seed once.
   */
  public static long of(long seed, long... path) {
    long state = mix(seed + GOLDEN_GAMMA);
    for (long step : path) {
      state = mix((state ^ step) + GOLDEN_GAMMA);
    }
    return state;
  }

  private static long mix(long z) {
    long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
    return b ^ (b >>> 31);
  }
}
