package org.patchbridge.web.call;

import org.patchbridge.work.Progress;

/** What the program does at the moment, in words, for all tabs. */
public final class Activity implements Progress {
  private final Runnable changed;
  private String what = "";
  private String unit = "";
  private int total;
  private int done;

  /**
   * @param changed told after every step
   */
  public Activity(Runnable changed) {
    this.changed = changed;
  }

  /** Another thing is done now. */
  public void is(String now) {
    begin(now, 0, "", 0);
  }

  /** Nothing is done any more. */
  public void ended() {
    is("");
  }

  /** Empty where nothing is done. */
  public synchronized String words() {
    return total > 0 ? what + ", " + done + " of " + total + " " + unit : what;
  }

  @Override
  public void started(String now, int steps, String ofUnit, int alreadyDone) {
    begin(now, steps, ofUnit, alreadyDone);
  }

  private void begin(String now, int steps, String ofUnit, int alreadyDone) {
    synchronized (this) {
      what = now;
      total = steps;
      unit = ofUnit;
      done = alreadyDone;
    }
    changed.run();
  }

  @Override
  public void advanced() {
    synchronized (this) {
      done++;
    }
    changed.run();
  }
}
