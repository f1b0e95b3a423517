package org.patchbridge.cli.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** With the numbers of DANDI:000020: 4,435 files, 141.9 GB. */
class DownloadLineTest {
  private static final int FILES = 4435;
  private static final long FILE = 32_000_000;
  private final List<String> written = new ArrayList<>();
  private final AtomicLong nanoseconds = new AtomicLong(7);

  private DownloadLine line(boolean terminal) {
    DownloadLine line = new DownloadLine("download", terminal, written::add, nanoseconds::get);
    line.started(FILES, FILES * FILE);
    return line;
  }

  /** A file a second. */
  private void fetch(DownloadLine line, int files) {
    for (int i = 0; i < files; i++) {
      for (int piece = 0; piece < 100; piece++) {
        nanoseconds.addAndGet(Duration.ofMillis(10).toNanos());
        line.came(FILE / 100);
      }
      line.fileEnded();
    }
  }

  @Test
  void withoutATerminalALineComesEveryHalfMinuteWithRateAndTimeLeft() {
    DownloadLine line = line(false);
    fetch(line, 61);
    line.close();
    assertThat(written)
        .containsExactly(
            "patchbridge: download, 4,435 files, 141.9 GB" + System.lineSeparator(),
            "patchbridge: 29 of 4,435 files, 960.0 MB of 141.9 GB, 32.0 MB/s, 74 min left"
                + System.lineSeparator(),
            "patchbridge: 59 of 4,435 files, 1,920.0 MB of 141.9 GB, 32.0 MB/s, 73 min left"
                + System.lineSeparator());
  }

  @Test
  void onATerminalOneLineIsWrittenOverItselfAndTakenOff() {
    DownloadLine line = line(true);
    fetch(line, FILES);
    line.close();
    assertThat(written).hasSizeBetween(FILES * 4, FILES * 5 + 2);
    assertThat(written.subList(1, written.size()))
        .allMatch(text -> text.startsWith("\r") && text.length() < 90 && !text.contains("\n"));
    assertThat(written.get(written.size() - 1).strip()).isEmpty();
  }

  @Test
  void whatWasThereBeforeDoesNotCountForTheRate() {
    DownloadLine line = line(false);
    for (int i = 0; i < 4000; i++) {
      line.present(FILE);
      line.fileEnded();
    }
    fetch(line, 31);
    assertThat(written.get(1))
        .contains("4,029 of 4,435 files, 129.0 GB of 141.9 GB, 32.0 MB/s, 7 min left");
  }

  @Test
  void aRateThatFallsIsThatOfTheLastHalfMinute() {
    DownloadLine line = line(false);
    fetch(line, 30);
    nanoseconds.addAndGet(Duration.ofMinutes(2).toNanos());
    line.came(1_000_000);
    assertThat(written.get(written.size() - 1)).contains(" 34 kB/s");
  }
}
