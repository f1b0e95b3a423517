package org.patchbridge.archive.web;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Notes what it is asked to wait, and waits for nothing. */
public final class SkippedWaits implements Waiting {
  public static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  public final List<Duration> waited = new ArrayList<>();

  @Override
  public void sleep(Duration pause) {
    waited.add(pause);
  }

  @Override
  public Instant now() {
    return NOW;
  }
}
