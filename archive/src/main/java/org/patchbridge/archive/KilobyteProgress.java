package org.patchbridge.archive;

import org.patchbridge.work.Progress;

/** Tells of one file's transfer in steps of 1,000 bytes. */
final class KilobyteProgress {
  private static final long STEP = 1000;

  private final Progress progress;
  private final String what;
  private final long bytes;
  private long told;

  KilobyteProgress(Progress progress, String what, long bytes) {
    this.progress = progress;
    this.what = what;
    this.bytes = bytes;
  }

  /** Also where it starts over. */
  void startedWith(long present) {
    told = present / STEP;
    progress.started(what, (int) ((bytes + STEP - 1) / STEP), "kB", (int) told);
  }

  void has(long present) {
    for (; told < present / STEP; told++) {
      progress.advanced();
    }
  }
}
