package org.patchbridge.archive.web;

import java.time.Duration;
import java.time.Instant;

/** Time, as far as a transfer has to do with it: another one lets tests go on at once. */
public interface Waiting {
  void sleep(Duration pause) throws InterruptedException;

  Instant now();

  /** The time of this machine. */
  static Waiting real() {
    return new Waiting() {
      @Override
      public void sleep(Duration pause) throws InterruptedException {
        Thread.sleep(pause.toMillis());
      }

      @Override
      public Instant now() {
        return Instant.now();
      }
    };
  }
}
