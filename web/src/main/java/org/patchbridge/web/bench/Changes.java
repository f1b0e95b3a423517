package org.patchbridge.web.bench;

/** Counts changes, so that pages need to ask only when there was one. Safe for many threads. */
public final class Changes {
  private long version;

  /** Something is not as it was. */
  public synchronized void happened() {
    version++;
    notifyAll();
  }

  public synchronized long version() {
    return version;
  }

  /**
   * Waits for a change.
   *
   * @param known the version that is known already
   * @param milliseconds to wait at most
   * @return the version now
   */
  public synchronized long after(long known, long milliseconds) throws InterruptedException {
    if (version == known) {
      wait(milliseconds);
    }
    return version;
  }
}
