package org.patchbridge.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
  private final List<String> lines = new ArrayList<>();
  private final AtomicLong nanoseconds = new AtomicLong(-5);
  private final ProgressLine progress = new ProgressLine(false, lines::add, nanoseconds::get);

  private void pass(int seconds) {
    nanoseconds.addAndGet(Duration.ofSeconds(seconds).toNanos());
    progress.advanced();
  }

  @Test
  void withoutATerminalALineAMinuteTellsHowMuchIsLeft() {
    progress.started("evaluating", 10, "fits", 0);
    pass(30);
    pass(20);
    pass(40);
    pass(50);
    pass(60);

    assertThat(lines)
        .containsExactly(
            "patchbridge: evaluating, 10 fits",
            "patchbridge: evaluating, 3 of 10, about 4 min left",
            "patchbridge: evaluating, 5 of 10, about 4 min left");
  }

  @Test
  void whatWasDoneBeforeDoesNotCountForTheEstimate() {
    progress.started("evaluating", 100, "fits", 90);
    pass(120);

    assertThat(lines)
        .containsExactly(
            "patchbridge: evaluating, 100 fits, 90 done before",
            "patchbridge: evaluating, 91 of 100, about 18 min left");
  }

  @Test
  void nothingIsSaidOfTheLastStep() {
    progress.started("reading", 1, "files", 0);
    pass(600);

    assertThat(lines).containsExactly("patchbridge: reading, 1 files");
  }
}
