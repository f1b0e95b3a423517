package org.patchbridge.hdf5;

import java.util.concurrent.atomic.AtomicReference;

/**
 * Keeps the samples of one sweep for the next sweep of the same length; those of a protocol all
 * have it. Arrays of many megabytes are what a collector spends its time on. Safe for concurrent
 * use.
 */
public final class SpareSamples {
  private final AtomicReference<double[]> kept = new AtomicReference<>(new double[0]);

  /** An array of some length with whatever is in it. */
  double[] take(int length) {
    double[] samples = kept.getAndSet(new double[0]);
    return samples.length == length ? samples : new double[length];
  }

  /** Keeps an array that nobody looks at any more. */
  public void give(double[] samples) {
    kept.set(samples);
  }
}
