package org.patchbridge.signal;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * Low-pass filtered time derivative of the membrane potential: dV/dt in V/s between each sample and
 * the next (IPFX: calculate_dvdt).
 *
 * <p>It is computed block by block when a value is first asked for: most of a sweep is never looked
 * at. A block differs from the filter's pass over the whole sweep by rounding only. Not safe for
 * concurrent use.
 */
public final class VoltageDerivative {
  /** Intervals up to this long, s, carry no slope and are left out. */
  private static final double SHORTEST_INTERVAL = Math.ulp(1.0);

  private static final int SMALLEST_BLOCK = 1 << 12;

  /** A block is at least so many margins of the filter long, so that they cost little. */
  private static final int MARGINS_PER_BLOCK = 8;

  private static final double[] NOT_COMPUTED = {};

  private final SlopeSource source;
  private final double[][] blocks;
  private final int shift;
  private final int length;

  private VoltageDerivative(SlopeSource source, int length) {
    int wanted = Math.max(SMALLEST_BLOCK, MARGINS_PER_BLOCK * source.margin());
    this.source = source;
    this.length = length;
    // A power of two, so that finding a value's block takes no division.
    this.shift = Integer.SIZE - Integer.numberOfLeadingZeros(wanted - 1);
    this.blocks = new double[(length >> shift) + 1][];
    Arrays.fill(blocks, NOT_COMPUTED);
  }

  /**
   * Derivative of a trace. Traces with irregular times, or without a cutoff, are not filtered; a
   * single NaN in the trace makes the filtered derivative NaN everywhere.
   *
   * @param cutoffKilohertz cutoff of the fourth-order Bessel low-pass; empty for none
   * @throws MeasurementException if the cutoff is not below the Nyquist frequency
   */
  public static VoltageDerivative of(Trace trace, OptionalDouble cutoffKilohertz) {
    if (trace.length() < 2) {
      throw new MeasurementException("too few samples to filter");
    }
    if (cutoffKilohertz.isEmpty() || !trace.time().hasFixedStep()) {
      return unfiltered(trace);
    }
    FilteredSlopes filtered = new FilteredSlopes(trace, cutoffKilohertz.getAsDouble());
    if (isFinite(trace)) {
      return new VoltageDerivative(filtered, trace.length() - 1);
    }
    double[] undefined = new double[trace.length() - 1];
    Arrays.fill(undefined, Double.NaN);
    return new VoltageDerivative(new KnownSlopes(undefined), undefined.length);
  }

  private static VoltageDerivative unfiltered(Trace trace) {
    TimeAxis time = trace.time();
    double[] slope = new double[trace.length() - 1];
    int kept = 0;
    for (int k = 0; k < slope.length; k++) {
      double dt = time.at(k + 1) - time.at(k);
      if (Math.abs(dt) > SHORTEST_INTERVAL) {
        slope[kept++] = 1e-3 * trace.difference(k + 1, k) / dt;
      }
    }
    return new VoltageDerivative(new KnownSlopes(slope), kept);
  }

  private static boolean isFinite(Trace trace) {
    return trace.ranges().finite(0, trace.length())
        || Arrays.stream(trace.millivolts(), 0, trace.length()).allMatch(Double::isFinite);
  }

  /** Number of values. */
  public int length() {
    return length;
  }

  /** Slope from a sample to the next, V/s. */
  public double at(int index) {
    return block(index >> shift)[index & mask()];
  }

  private double[] block(int number) {
    double[] known = blocks[number];
    return known == NOT_COMPUTED ? compute(number) : known;
  }

  private double[] compute(int number) {
    int from = number << shift;
    int to = blockEnd(from);
    double[] slopes = new double[to - from];
    source.compute(from, to, slopes);
    blocks[number] = slopes;
    return slopes;
  }

  private int mask() {
    return (1 << shift) - 1;
  }

  /** End of the block that holds an index. */
  private int blockEnd(int index) {
    return Math.min(length, ((index >> shift) + 1) << shift);
  }

  /** Indexes in {@code [from, to - 1)} below a level whose successors are not, ascending. */
  public int[] upwardCrossings(double level, int from, int to) {
    int end = Math.min(to, length);
    int[] found = new int[16];
    int count = 0;
    for (int next = from + 1; next < end; next = blockEnd(next)) {
      int blockEnd = Math.min(end, blockEnd(next));
      if (staysBelow(level, next, blockEnd)) {
        continue;
      }
      double[] block = block(next >> shift);
      boolean above = !staysBelow(level, next - 1, next) && at(next - 1) >= level;
      for (int k = next; k < blockEnd; k++) {
        boolean crossed = !above;
        above = block[k & mask()] >= level;
        if (above && crossed) {
          found = count == found.length ? Arrays.copyOf(found, 2 * count) : found;
          found[count++] = k - 1;
        }
      }
    }
    return Arrays.copyOf(found, count);
  }

  /** Whether it takes no filter to know that all slopes in a part of one block are lower. */
  private boolean staysBelow(double level, int from, int to) {
    return blocks[from >> shift] == NOT_COMPUTED && source.bound(from, to) < level;
  }

  /** Whether any value in {@code [from, to)} is negative. */
  public boolean fallsBetween(int from, int to) {
    int end = Math.min(to, length);
    for (int k = from; k < end; k++) {
      if (at(k) < 0) {
        return true;
      }
    }
    return false;
  }

  /** Last index in {@code (earliest, from]} with a value at or below a level; -1 if none. */
  public int lastAtOrBelow(double level, int from, int earliest) {
    for (int k = from; k > earliest; k--) {
      if (at(k) <= level) {
        return k;
      }
    }
    return -1;
  }

  /** First index of the largest value in {@code [from, to)}. */
  public int indexOfMaximum(int from, int to) {
    int end = Math.min(to, length);
    Extrema.requireSome(from, end);
    int best = from;
    for (int first = from; first < end; first = blockEnd(first)) {
      int start = first & ~mask();
      int last = Math.min(end, blockEnd(first));
      int found =
          start + Extrema.indexOfMaximum(block(first >> shift), first - start, last - start);
      // The negation holds where either is NaN, which is taken for extreme; the first one stays.
      if (!(at(found) <= at(best)) && !Double.isNaN(at(best))) {
        best = found;
      }
    }
    return best;
  }

  /** First index of the smallest value in {@code [from, to)}. */
  public int indexOfMinimum(int from, int to) {
    int end = Math.min(to, length);
    Extrema.requireSome(from, end);
    int best = from;
    for (int first = from; first < end; first = blockEnd(first)) {
      int start = first & ~mask();
      int last = Math.min(end, blockEnd(first));
      int found =
          start + Extrema.indexOfMinimum(block(first >> shift), first - start, last - start);
      if (!(at(found) >= at(best)) && !Double.isNaN(at(best))) {
        best = found;
      }
    }
    return best;
  }
}
