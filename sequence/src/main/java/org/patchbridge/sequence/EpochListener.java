package org.patchbridge.sequence;

/** Is told of every epoch as it ends, to show progress. */
@FunctionalInterface
public interface EpochListener {

  /** Hears nothing. */
  EpochListener NONE = epoch -> {};

  /** Called on the thread that trains. */
  void finished(Epoch epoch);

  /**
   * One pass over the training cells.
   *
   * @param number from 1
   * @param meanLoss over the steps
   * @param validation metric on the validation cells; NaN where there are none
   */
  record Epoch(int number, double meanLoss, double validation) {}
}
