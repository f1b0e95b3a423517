package org.patchbridge.study;

import java.util.List;
import java.util.function.Consumer;

/** Does fits somewhere, each by a {@link FoldFitter}. */
public interface FoldFitting {
  /**
   * Returns when all are done. What {@code finished} was told of stays, whatever comes after.
   *
   * @param finished to be told of every fit once, in any order, by one thread at a time
   */
  void fit(List<FoldWork> folds, Consumer<FittedFold> finished) throws InterruptedException;
}
