package org.patchbridge.random;

import java.util.function.IntUnaryOperator;

/**
 * The one source of random numbers: SplitMix64 (Steele, Lea &amp; Flood 2014). Written out here
 * because folds, forests and weights must come out bit for bit the same on every Java version,
 * which the generators of the library do not promise. Not safe for use by several threads; a thread
 * takes a stream of its own.
 */
public final class RandomStream {
  /** 2⁶⁴ divided by the golden ratio. */
  static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

  /** Distance between neighbouring doubles in [0.5, 1). */
  private static final double UNIT = 0x1.0p-53;

  private long state;

  /** Second of a pair of Gaussians; NaN where there is none. */
  private double spare = Double.NaN;

  private RandomStream(long state) {
    this.state = state;
  }

  /**
   * The stream of a seed. Whole numbers and fractions are those of Java 17's {@code
   * SplittableRandom} of the same seed; Gaussians are not.
   */
  public static RandomStream of(long seed) {
    return new RandomStream(seed);
  }

  /** The stream number {@code index} of a seed; streams of one seed are unrelated. */
  public static RandomStream of(long seed, long index) {
    return new RandomStream(mix(mix(seed) + GOLDEN_GAMMA * (index + 1)));
  }

  /** Any of the 2⁶⁴ numbers, each as likely. */
  public long nextLong() {
    return mix(step());
  }

  /**
   * Uniform in {@code [0, bound)}, without bias: draws that the bound does not divide evenly are
   * thrown away.
   *
   * @throws IllegalArgumentException for a bound below 1
   */
  public int nextInt(int bound) {
    if (bound < 1) {
      throw new IllegalArgumentException("a number below " + bound + " that is not negative");
    }
    if ((bound & (bound - 1)) == 0) {
      return mix32(step()) & (bound - 1);
    }
    while (true) {
      int drawn = mix32(step()) >>> 1;
      int remainder = drawn % bound;
      // The last, incomplete run of remainders would make the small ones likelier.
      if (drawn - remainder <= Integer.MAX_VALUE - (bound - 1)) {
        return remainder;
      }
    }
  }

  /**
   * Uniform in {@code [0, size)} by one multiplication, for inner loops; its bias is under 2⁻³².
   * Gives other numbers than {@link #nextInt}.
   */
  public int nextIndex(int size) {
    return (int) (((nextLong() >>> 32) * size) >>> 32);
  }

  /** Uniform in [0, 1), a multiple of 2⁻⁵³. */
  public double nextDouble() {
    return (nextLong() >>> 11) * UNIT;
  }

  /**
   * From the normal distribution of mean 0 and standard deviation 1, by the polar method (Marsaglia
   * &amp; Bray 1964). Numbers come in pairs; the second of a pair is kept for the next call.
   */
  public double nextGaussian() {
    double kept = spare;
    if (!Double.isNaN(kept)) {
      spare = Double.NaN;
      return kept;
    }
    double x;
    double y;
    double square;
    do {
      x = 2 * nextDouble() - 1;
      y = 2 * nextDouble() - 1;
      square = x * x + y * y;
    } while (square >= 1 || square == 0);
    // The strict logarithm: the quick one may differ in its last bit between machines.
    double stretch = Math.sqrt(-2 * StrictMath.log(square) / square);
    spare = y * stretch;
    return x * stretch;
  }

  /** Fisher–Yates, drawn by {@link #nextInt}. */
  public void shuffle(int[] values) {
    shuffle(values, this::nextInt);
  }

  /** Fisher–Yates, drawn by {@link #nextIndex}. */
  public void shuffleByIndex(int[] values) {
    shuffle(values, this::nextIndex);
  }

  private static void shuffle(int[] values, IntUnaryOperator below) {
    for (int i = values.length - 1; i > 0; i--) {
      int other = below.applyAsInt(i + 1);
      int moved = values[i];
      values[i] = values[other];
      values[other] = moved;
    }
  }

  private long step() {
    state += GOLDEN_GAMMA;
    return state;
  }

  /** The finaliser for 64 bits: variant 13 of Stafford 2011. */
  static long mix(long value) {
    long mixed = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
    return mixed ^ (mixed >>> 31);
  }

  /** The finaliser for 32 bits: variant 4 of Stafford 2011. */
  private static int mix32(long value) {
    long mixed = (value ^ (value >>> 33)) * 0x62a9d9ed799705f5L;
    mixed = (mixed ^ (mixed >>> 28)) * 0xcb24d0a5c88c35b3L;
    return (int) (mixed >>> 32);
  }
}
