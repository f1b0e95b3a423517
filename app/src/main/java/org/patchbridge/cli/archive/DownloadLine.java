package org.patchbridge.cli.archive;

import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.patchbridge.archive.dandi.TransferProgress;
import org.patchbridge.cli.console.ProgressLine;

/**
 * One line on standard error for a download of however many files: on a terminal it is written over
 * itself five times a second, else it comes once in half a minute. What it costs does not depend on
 * the number of files.
 */
final class DownloadLine implements TransferProgress, AutoCloseable {
  private static final long BETWEEN_REDRAWS_NS = Duration.ofMillis(200).toNanos();
  private static final long BETWEEN_LINES_NS = Duration.ofSeconds(30).toNanos();

  /** The rate is that of the last half minute, or of as much as there was. */
  private static final int SLOTS = 30;

  private static final long SLOT_NS = Duration.ofSeconds(1).toNanos();

  private final boolean terminal;
  private final Consumer<String> out;
  private final LongSupplier nanoTime;
  private final String verb;
  private final long[] slotBytes = new long[SLOTS];
  private int files;
  private int filesEnded;
  private long bytes;
  private long there;
  private long startNs;
  private long lastNs;
  private long slot;
  private int longest;

  /**
   * @param verb what is done to the files, such as {@code download}
   */
  DownloadLine(String verb) {
    this(verb, ProgressLine.isTerminal(), System.err::print, System::nanoTime);
  }

  DownloadLine(String verb, boolean terminal, Consumer<String> out, LongSupplier nanoTime) {
    this.verb = verb;
    this.terminal = terminal;
    this.out = out;
    this.nanoTime = nanoTime;
  }

  @Override
  public synchronized void started(int wanted, long wantedBytes) {
    files = wanted;
    bytes = wantedBytes;
    startNs = nanoTime.getAsLong();
    lastNs = startNs;
    out.accept(
        String.format(
            Locale.ROOT,
            "patchbridge: %s, %,d file%s, %s%n",
            verb,
            files,
            files == 1 ? "" : "s",
            size(bytes)));
  }

  @Override
  public synchronized void present(long more) {
    there += more;
    showIfDue();
  }

  @Override
  public synchronized void came(long more) {
    there += more;
    long now = slotOf(nanoTime.getAsLong());
    for (; slot < now; slot++) {
      slotBytes[(int) ((slot + 1) % SLOTS)] = 0;
    }
    slotBytes[(int) (now % SLOTS)] += Math.max(0, more);
    showIfDue();
  }

  @Override
  public synchronized void fileEnded() {
    filesEnded++;
    showIfDue();
  }

  private long slotOf(long nowNs) {
    return (nowNs - startNs) / SLOT_NS;
  }

  private void showIfDue() {
    long now = nanoTime.getAsLong();
    if (now - lastNs >= (terminal ? BETWEEN_REDRAWS_NS : BETWEEN_LINES_NS)) {
      lastNs = now;
      show(text(now));
    }
  }

  private void show(String text) {
    if (terminal) {
      longest = Math.max(longest, text.length());
      out.accept("\r" + text + " ".repeat(longest - text.length()));
    } else {
      out.accept("patchbridge: " + text + System.lineSeparator());
    }
  }

  private String text(long now) {
    double rate = bytesPerSecond(now);
    String left = rate > 0 ? ", " + time((long) Math.ceil((bytes - there) / rate)) + " left" : "";
    return String.format(
        Locale.ROOT,
        "%,d of %,d files, %s of %s, %s/s%s",
        filesEnded,
        files,
        size(there),
        size(bytes),
        size((long) rate),
        left);
  }

  private double bytesPerSecond(long now) {
    long sum = 0;
    for (long one : slotBytes) {
      sum += one;
    }
    double seconds = Math.min((now - startNs) / 1e9, SLOTS - 1 + (now - startNs) % SLOT_NS / 1e9);
    return seconds <= 0 ? 0 : sum / seconds;
  }

  /** In a unit that leaves at most four digits before the point. */
  static String size(long bytes) {
    if (bytes < 10_000_000) {
      return String.format(Locale.ROOT, bytes < 10_000 ? "%.1f kB" : "%,.0f kB", bytes / 1e3);
    }
    return bytes < 10_000_000_000L
        ? String.format(Locale.ROOT, "%,.1f MB", bytes / 1e6)
        : String.format(Locale.ROOT, "%,.1f GB", bytes / 1e9);
  }

  private static String time(long seconds) {
    if (seconds < 90) {
      return Math.max(0, seconds) + " s";
    }
    long minutes = (seconds + 59) / 60;
    return minutes < 90 ? minutes + " min" : minutes / 60 + " h " + minutes % 60 + " min";
  }

  /** Takes the line off a terminal, so that what is printed next stands alone. */
  @Override
  public synchronized void close() {
    if (terminal && longest > 0) {
      out.accept("\r" + " ".repeat(longest) + "\r");
      longest = 0;
    }
  }
}
