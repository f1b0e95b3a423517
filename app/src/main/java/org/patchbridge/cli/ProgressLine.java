package org.patchbridge.cli;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.patchbridge.study.Progress;

/** A bar with an estimate on standard error, and only where that is a terminal. */
final class ProgressLine implements Progress, AutoCloseable {
  private ProgressBar bar;
  private int epochs;

  /** The launcher knows whether standard error is a terminal; the JVM does not. */
  static boolean isTerminal() {
    return Boolean.getBoolean("patchbridge.terminal");
  }

  @Override
  public synchronized void started(String what, int total, String unit, int alreadyDone) {
    end();
    epochs = 0;
    if (isTerminal()) {
      bar =
          new ProgressBarBuilder()
              .setTaskName(what)
              .setInitialMax(total)
              .startsFrom(alreadyDone, java.time.Duration.ZERO)
              .setStyle(ProgressBarStyle.ASCII)
              .setUpdateIntervalMillis(200)
              .build();
    } else {
      System.err.println(
          "patchbridge: "
              + what
              + ", "
              + total
              + " "
              + unit
              + (alreadyDone == 0 ? "" : ", " + alreadyDone + " done before"));
    }
  }

  @Override
  public synchronized void advanced() {
    if (bar != null) {
      bar.step();
    }
  }

  @Override
  public synchronized void epoch() {
    epochs++;
    if (bar != null) {
      bar.setExtraMessage(" " + epochs + (epochs == 1 ? " epoch" : " epochs"));
    }
  }

  /** Takes the bar away, so that what is printed next stands in a line of its own. */
  synchronized void end() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }

  @Override
  public void close() {
    end();
  }
}
