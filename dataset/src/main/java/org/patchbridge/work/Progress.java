package org.patchbridge.work;

/** Is told how long work goes on. May be called from several threads. */
public interface Progress {

  /**
   * @param what one short phrase
   * @param total steps of the work
   * @param unit what one step is, in the plural
   * @param alreadyDone steps that an earlier, interrupted run has finished
   */
  void started(String what, int total, String unit, int alreadyDone);

  void advanced();

  /** A network has seen its training cells once more; it is not known how often it will. */
  default void epoch() {}

  /** Tells nobody. */
  static Progress silent() {
    return new Progress() {
      @Override
      public void started(String what, int total, String unit, int alreadyDone) {}

      @Override
      public void advanced() {}
    };
  }
}
