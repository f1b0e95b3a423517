package org.patchbridge.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.DonorGroupedKFold;
import org.patchbridge.dataset.Split;
import org.patchbridge.dataset.StratifiedKFold;
import org.patchbridge.metric.FoldId;
import org.patchbridge.metric.FoldPredictions;
import org.patchbridge.metric.TestPredictions;
import org.patchbridge.work.InputException;

@Timeout(value = 5, unit = TimeUnit.MINUTES)
class CrossValidationTest {
  private static final Executor DIRECT = Runnable::run;
  private static final Cohort COHORT =
      TestPredictions.cohort("A1 A2 A3 A4 A5 A6 B1 B2 B3 B4 B5 B6");
  private static final List<Split> SPLITS = new StratifiedKFold(3).splits(COHORT, 4, 11);

  private final ExecutorService pool = Executors.newFixedThreadPool(2);

  @AfterEach
  void stopPool() {
    pool.shutdownNow();
  }

  private static CrossValidation crossValidation() {
    return CrossValidation.of(COHORT, SPLITS, System::nanoTime);
  }

  /** Probabilities drawn from the fit's seed and the training rows, after {@code onFit}. */
  private record SeedLearner(Consumer<Long> onFit) implements Learner {
    @Override
    public String name() {
      return "seed learner";
    }

    @Override
    public Classifier fit(Cohort cohort, int[] train, int[] validation, long seed) {
      onFit.accept(seed);
      SplittableRandom random = new SplittableRandom(seed + Arrays.hashCode(train));
      double p = random.nextDouble();
      return (tested, rows) ->
          Arrays.stream(rows).mapToObj(r -> new double[] {p, 1 - p}).toArray(double[][]::new);
    }
  }

  private static SeedLearner learner() {
    return new SeedLearner(seed -> {});
  }

  @Test
  void predictionsAreTheSameForOneAndForManyThreads() throws InterruptedException {
    List<FoldPredictions> alone = crossValidation().run(learner(), DIRECT, result -> {});
    SeedLearner uneven = new SeedLearner(seed -> pause((seed & 3) * 2));
    List<FoldPredictions> together = crossValidation().run(uneven, pool, result -> {});
    assertThat(together).extracting(FoldPredictions::id).isSorted().hasSize(12);
    assertThat(text(together)).isEqualTo(text(alone));
  }

  private static List<String> text(List<FoldPredictions> folds) {
    return folds.stream()
        .map(
            fold ->
                fold.id()
                    + Arrays.toString(fold.rows())
                    + Arrays.deepToString(fold.probabilities()))
        .toList();
  }

  private static void pause(long milliseconds) {
    try {
      Thread.sleep(milliseconds);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void everyFitHasASeedOfItsOwn() throws InterruptedException {
    List<Long> seeds = new ArrayList<>();
    crossValidation().run(new SeedLearner(seeds::add), DIRECT, result -> {});
    assertThat(seeds)
        .doesNotHaveDuplicates()
        .isEqualTo(SPLITS.stream().map(CrossValidation::fitSeed).toList());
  }

  @Test
  void finishedFoldsAreSkippedAndTheRestIsAsIfNothingHadHappened() throws InterruptedException {
    List<FoldPredictions> whole = crossValidation().run(learner(), DIRECT, result -> {});
    List<FoldId> done = whole.subList(0, 7).stream().map(FoldPredictions::id).toList();
    List<FoldPredictions> rest = crossValidation().without(done).run(learner(), pool, r -> {});
    assertThat(text(rest)).isEqualTo(text(whole.subList(7, 12)));
  }

  @Test
  void listenerHearsEveryFoldOnceOnTheCallingThread() throws InterruptedException {
    List<FoldId> heard = new ArrayList<>();
    Thread caller = Thread.currentThread();
    crossValidation()
        .run(
            learner(),
            pool,
            result -> {
              assertThat(Thread.currentThread()).isSameAs(caller);
              heard.add(result.id());
            });
    assertThat(heard).containsExactlyInAnyOrderElementsOf(SPLITS.stream().map(FoldId::of).toList());
  }

  @Test
  void fitTimeIsReadFromTheGivenClock() throws InterruptedException {
    AtomicLong clock = new AtomicLong();
    SeedLearner threeSeconds = new SeedLearner(seed -> clock.addAndGet(3_000_000_000L));
    List<Double> seconds = new ArrayList<>();
    CrossValidation.of(COHORT, SPLITS.subList(0, 2), clock::get)
        .run(threeSeconds, DIRECT, result -> seconds.add(result.fitSeconds()));
    assertThat(seconds).containsExactly(3.0, 3.0);
  }

  @Test
  void interruptionStopsBetweenFitsOnTheCallersOwnThread() {
    AtomicInteger fits = new AtomicInteger();
    List<FoldId> heard = new ArrayList<>();
    SeedLearner interrupting =
        new SeedLearner(
            seed -> {
              if (fits.incrementAndGet() == 3) {
                Thread.currentThread().interrupt();
              }
            });
    assertThrows(
        InterruptedException.class,
        () -> crossValidation().run(interrupting, DIRECT, result -> heard.add(result.id())));
    assertThat(fits).hasValue(3);
    assertThat(heard).containsExactly(new FoldId(0, 0), new FoldId(0, 1), new FoldId(0, 2));
    assertThat(Thread.interrupted()).isFalse();
  }

  @Test
  void interruptionWithAPoolFinishesAndDeliversTheFitsThatRun() {
    Thread caller = Thread.currentThread();
    CountDownLatch bothRunning = new CountDownLatch(2);
    AtomicInteger fits = new AtomicInteger();
    List<FoldId> heard = new ArrayList<>();
    SeedLearner interrupting =
        new SeedLearner(
            seed -> {
              fits.incrementAndGet();
              bothRunning.countDown();
              await(bothRunning);
              caller.interrupt();
              pause(50);
            });
    assertThrows(
        InterruptedException.class,
        () -> crossValidation().run(interrupting, pool, result -> heard.add(result.id())));
    assertThat(fits.get()).isBetween(2, 4);
    assertThat(heard).hasSize(fits.get());
    Thread.interrupted();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void failingFitNamesLearnerAndFoldAndKeepsWhatWasFinished() {
    AtomicInteger fits = new AtomicInteger();
    List<FoldId> heard = new ArrayList<>();
    SeedLearner failing =
        new SeedLearner(
            seed -> {
              if (fits.incrementAndGet() == 5) {
                throw new IllegalStateException("no column varies");
              }
            });
    assertThatExceptionOfType(FoldFailure.class)
        .isThrownBy(() -> crossValidation().run(failing, DIRECT, result -> heard.add(result.id())))
        .withMessage("seed learner failed in run 1, fold 1: no column varies")
        .satisfies(failure -> assertThat(failure.fold()).isEqualTo(new FoldId(1, 1)));
    assertThat(heard).hasSize(4);
    assertThat(fits).hasValue(5);
  }

  @Test
  void whatTheUserCanMendIsSaidAsItIs() {
    InputException missing = new InputException("a library is not installed");
    SeedLearner failing =
        new SeedLearner(
            seed -> {
              throw missing;
            });
    assertThatExceptionOfType(InputException.class)
        .isThrownBy(() -> crossValidation().run(failing, DIRECT, result -> {}))
        .isSameAs(missing);
  }

  @Test
  void failingListenerEndsTheRunAndIsNotCalledAgain() {
    AtomicInteger calls = new AtomicInteger();
    IllegalStateException full = new IllegalStateException("the disk is full");
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(
            () ->
                crossValidation()
                    .run(
                        learner(),
                        pool,
                        result -> {
                          calls.incrementAndGet();
                          throw full;
                        }))
        .isSameAs(full);
    assertThat(calls).hasValue(1);
  }

  @Test
  void executorThatRefusesEndsTheRun() {
    pool.shutdown();
    assertThatExceptionOfType(RejectedExecutionException.class)
        .isThrownBy(() -> crossValidation().run(learner(), pool, result -> {}));
  }

  @Test
  void foldGivenTwiceIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                CrossValidation.of(COHORT, List.of(SPLITS.get(0), SPLITS.get(0)), System::nanoTime))
        .withMessage("run 0, fold 0 occurs twice among the splits");
  }

  /** Folds that group donors leave the donor majority nothing but the majority. */
  @Test
  void donorMajorityEqualsMajorityUnderDonorGroupedFoldsOnly() throws InterruptedException {
    List<Split> grouped = new DonorGroupedKFold(3).splits(COHORT, 2, 5);
    assertThat(baseline(LabelOnlyBaseline.donorMajority(), grouped))
        .isEqualTo(baseline(LabelOnlyBaseline.majority(), grouped));
    assertThat(baseline(LabelOnlyBaseline.donorMajority(), SPLITS))
        .isNotEqualTo(baseline(LabelOnlyBaseline.majority(), SPLITS));
  }

  private static List<String> baseline(Learner learner, List<Split> splits)
      throws InterruptedException {
    return text(CrossValidation.of(COHORT, splits, System::nanoTime).run(learner, DIRECT, r -> {}));
  }

  @Test
  void interruptionInTheLastFitLosesNothingAndIsLeftToTheCaller() throws InterruptedException {
    SeedLearner interrupting =
        new SeedLearner(
            seed -> {
              if (seed == CrossValidation.fitSeed(SPLITS.get(SPLITS.size() - 1))) {
                Thread.currentThread().interrupt();
              }
            });
    assertThat(crossValidation().run(interrupting, DIRECT, result -> {})).hasSize(12);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void interruptionWhileOnlyTheLastFitsRunLosesNothingAndIsLeftToTheCaller()
      throws InterruptedException {
    Thread caller = Thread.currentThread();
    CountDownLatch bothRunning = new CountDownLatch(2);
    SeedLearner interrupting =
        new SeedLearner(
            seed -> {
              bothRunning.countDown();
              await(bothRunning);
              caller.interrupt();
              pause(20);
            });
    List<FoldPredictions> both =
        CrossValidation.of(COHORT, SPLITS.subList(0, 2), System::nanoTime)
            .run(interrupting, pool, result -> {});
    assertThat(both).hasSize(2);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void failureAfterAnInterruptionIsToldAndTheInterruptionIsLeftToTheCaller() {
    Thread caller = Thread.currentThread();
    SeedLearner failing =
        new SeedLearner(
            seed -> {
              caller.interrupt();
              pause(20);
              throw new IllegalStateException("no column varies");
            });
    assertThatExceptionOfType(FoldFailure.class)
        .isThrownBy(
            () ->
                CrossValidation.of(COHORT, SPLITS.subList(0, 1), System::nanoTime)
                    .run(failing, pool, result -> {}));
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void interruptionSaysHowManyFoldsAreFinished() {
    AtomicInteger fits = new AtomicInteger();
    SeedLearner interrupting =
        new SeedLearner(
            seed -> {
              if (fits.incrementAndGet() == 3) {
                Thread.currentThread().interrupt();
              }
            });
    assertThatExceptionOfType(InterruptedException.class)
        .isThrownBy(() -> crossValidation().run(interrupting, DIRECT, result -> {}))
        .withMessage("stopped with 3 folds finished");
  }

  @Test
  void executorThatRefusesLaterKeepsWhatWasFinished() {
    AtomicInteger accepted = new AtomicInteger();
    Executor twoOnly =
        task -> {
          if (accepted.incrementAndGet() > 2) {
            throw new RejectedExecutionException("full");
          }
          task.run();
        };
    List<FoldId> heard = new ArrayList<>();
    assertThatExceptionOfType(RejectedExecutionException.class)
        .isThrownBy(
            () -> crossValidation().run(learner(), twoOnly, result -> heard.add(result.id())));
    assertThat(heard).hasSize(2);
    assertThat(accepted).hasValue(3);
  }

  @Test
  void errorInAFitIsThatFoldsFailure() {
    SeedLearner failing =
        new SeedLearner(
            seed -> {
              throw new StackOverflowError("tree too deep");
            });
    assertThatExceptionOfType(FoldFailure.class)
        .isThrownBy(() -> crossValidation().run(failing, DIRECT, result -> {}))
        .withMessage("seed learner failed in run 0, fold 0: tree too deep")
        .withCauseInstanceOf(StackOverflowError.class);
  }
}
