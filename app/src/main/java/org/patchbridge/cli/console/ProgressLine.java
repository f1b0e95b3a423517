package org.patchbridge.cli.console;

import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.patchbridge.work.Progress;

/**
 * On standard error, a bar with an estimate where that is a terminal, else a line when work starts
 * and one a minute, or as often as {@code patchbridge.progress.seconds} says.
 */
public final class ProgressLine implements Progress, AutoCloseable {
  /** Who shows the lines to somebody, as the window does, may want them more often. */
  private static final long BETWEEN_LINES_NS =
      Duration.ofSeconds(Long.getLong("patchbridge.progress.seconds", 60)).toNanos();

  private final boolean terminal;
  private final Consumer<String> lines;
  private final LongSupplier nanoTime;
  private ProgressBar bar;
  private String task = "";
  private int total;
  private int doneBefore;
  private int done;
  private int epochs;
  private long startNs;
  private long lastLineNs;

  public ProgressLine() {
    this(isTerminal(), System.err::println, System::nanoTime);
  }

  /**
   * @param lines receives what is written where there is no terminal
   */
  ProgressLine(boolean terminal, Consumer<String> lines, LongSupplier nanoTime) {
    this.terminal = terminal;
    this.lines = lines;
    this.nanoTime = nanoTime;
  }

  /** The launcher knows whether standard error is a terminal; the JVM does not. */
  public static boolean isTerminal() {
    return Boolean.getBoolean("patchbridge.terminal");
  }

  @Override
  public synchronized void started(String what, int total, String unit, int alreadyDone) {
    end();
    epochs = 0;
    if (terminal) {
      bar =
          new ProgressBarBuilder()
              .setTaskName(what)
              .setInitialMax(total)
              .startsFrom(alreadyDone, Duration.ZERO)
              .setStyle(ProgressBarStyle.ASCII)
              .setUpdateIntervalMillis(200)
              .build();
    } else {
      task = what;
      this.total = total;
      done = alreadyDone;
      doneBefore = alreadyDone;
      startNs = nanoTime.getAsLong();
      lastLineNs = startNs;
      lines.accept(
          String.format(
              Locale.ROOT,
              "patchbridge: %s, %d %s%s",
              what,
              total,
              unit,
              alreadyDone == 0 ? "" : ", " + alreadyDone + " done before"));
    }
  }

  @Override
  public synchronized void advanced() {
    if (bar != null) {
      bar.step();
    } else {
      done++;
      lineIfDue();
    }
  }

  private void lineIfDue() {
    long now = nanoTime.getAsLong();
    if (now - lastLineNs >= BETWEEN_LINES_NS && done < total) {
      lastLineNs = now;
      double minutesLeft = (now - startNs) / 60e9 / (done - doneBefore) * (total - done);
      lines.accept(
          String.format(
              Locale.ROOT,
              "patchbridge: %s, %d of %d, about %d min left",
              task,
              done,
              total,
              (long) Math.ceil(minutesLeft)));
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
  public synchronized void end() {
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
