package org.patchbridge.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.patchbridge.recording.ClampMode;
import org.patchbridge.recording.Finding;
import org.patchbridge.recording.Recording;
import org.patchbridge.recording.SamplePrecision;
import org.patchbridge.recording.SkippedSweep;
import org.patchbridge.recording.Subject;
import org.patchbridge.recording.Sweep;
import org.patchbridge.recording.SweepInfo;

class SweepMemoryTest {
  private static final SweepInfo LONG = sweep(4_000_000);
  private static final SweepInfo SHORT = sweep(1_000);

  private static SweepInfo sweep(long samples) {
    return new SweepInfo(1, "/acquisition/a", ClampMode.CURRENT_CLAMP, 200_000, samples, "X7Ramp");
  }

  private static final SkippedSweep SKIPPED =
      new SkippedSweep(
          OptionalInt.of(9),
          Optional.of(ClampMode.CURRENT_CLAMP),
          "Search",
          new Finding("odd", Finding.Severity.SWEEP_SKIPPED, "/acquisition/b", "is odd"));

  /** Gives empty sweeps, whatever length they claim. */
  private record Named(String id) implements Recording {
    @Override
    public String source() {
      return id;
    }

    @Override
    public boolean isSimulated() {
      return true;
    }

    @Override
    public boolean hasStimulusCodes() {
      return false;
    }

    @Override
    public List<SkippedSweep> skipped() {
      return List.of(SKIPPED);
    }

    @Override
    public double[] picoamps(SweepInfo sweep) {
      return new double[] {5};
    }

    @Override
    public Subject subject() {
      return Subject.unknown();
    }

    @Override
    public List<SweepInfo> sweeps() {
      return List.of(LONG, SHORT);
    }

    @Override
    public List<Finding> findings() {
      return List.of();
    }

    @Override
    public Sweep load(SweepInfo sweep) {
      return new Sweep(sweep, new double[0], new double[0], SamplePrecision.SINGLE);
    }

    @Override
    public void close() {}
  }

  @Test
  void rationedRecordingSaysWhatTheRecordingSays() {
    Recording rationed = new SweepMemory(320L << 20).ration(new Named("first"));

    assertThat(rationed.isSimulated()).isTrue();
    assertThat(rationed.hasStimulusCodes()).isFalse();
    assertThat(rationed.skipped()).containsExactly(SKIPPED);
    assertThat(rationed.picoamps(SHORT)).containsExactly(5);
  }

  @Test
  void injectedCurrentOfALongSweepWaitsForMemoryToo() throws Exception {
    SweepMemory memory = new SweepMemory(320L << 20);
    Recording first = memory.ration(new Named("first"));
    Recording second = memory.ration(new Named("second"));
    first.load(LONG);
    CompletableFuture<double[]> waiting =
        CompletableFuture.supplyAsync(() -> second.picoamps(LONG));
    TimeUnit.MILLISECONDS.sleep(50);
    assertThat(waiting).isNotDone();

    first.close();

    assertThat(waiting.get(1, TimeUnit.MINUTES)).containsExactly(5);
    second.close();
  }

  @Test
  void longSweepWaitsForTheOtherAndShortOnesDoNot() throws Exception {
    SweepMemory memory = new SweepMemory(320L << 20);
    Recording first = memory.ration(new Named("first"));
    Recording second = memory.ration(new Named("second"));
    first.load(LONG);
    second.load(SHORT);
    CompletableFuture<Sweep> waiting = CompletableFuture.supplyAsync(() -> second.load(LONG));
    TimeUnit.MILLISECONDS.sleep(50);
    assertThat(waiting).isNotDone();

    first.load(SHORT);

    assertThat(waiting.get(1, TimeUnit.MINUTES).info()).isEqualTo(LONG);
    first.close();
    second.close();
  }

  @Test
  void sweepThatNeedsMoreThanThereIsGetsAllOfIt() {
    SweepMemory memory = new SweepMemory(65L << 20);
    try (Recording recording = memory.ration(new Named("large"))) {
      assertThat(recording.load(LONG).info()).isEqualTo(LONG);
      assertThat(recording.load(LONG).info()).isEqualTo(LONG);
    }
  }
}
