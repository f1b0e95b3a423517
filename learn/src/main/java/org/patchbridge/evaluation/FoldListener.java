package org.patchbridge.evaluation;

/** Is told of every fold as it finishes, to store it or to show progress. */
@FunctionalInterface
public interface FoldListener {

  /**
   * Called on the thread that runs the cross-validation, one fold at a time, in the order in which
   * folds finish. An exception ends the cross-validation.
   */
  void finished(FoldResult result);
}
