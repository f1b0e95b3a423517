package org.patchbridge.random;

/**
 * Seeds for the parts of a computation, derived from the seed of the whole, so that a part draws
 * the same numbers whichever thread computes it and in whichever order.
 */
public final class DerivedSeed {
  private DerivedSeed() {}

  /**
   * Folds each number of {@code path} into {@code seed} with SplitMix64's finaliser. Order matters:
   * {@code of(1, 2, 3)} and {@code of(1, 3, 2)} differ. An empty path still mixes the seed once.
   */
  public static long of(long seed, long... path) {
    long state = RandomStream.mix(seed + RandomStream.GOLDEN_GAMMA);
    for (long step : path) {
      state = RandomStream.mix((state ^ step) + RandomStream.GOLDEN_GAMMA);
    }
    return state;
  }
}
