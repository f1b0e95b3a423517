package org.patchbridge.signal;

/** What a derivative is computed from, piece by piece. */
interface SlopeSource {

  /** Samples on each side that a piece needs beyond its own. */
  int margin();

  /**
   * Writes the slopes from each of the samples in {@code [from, to)} to the next, V/s, to the begin
   * of an array.
   */
  void compute(int from, int to, double[] slopes);

  /** A slope that none of those from the samples in {@code [from, to)} exceeds, V/s. */
  double bound(int from, int to);
}
