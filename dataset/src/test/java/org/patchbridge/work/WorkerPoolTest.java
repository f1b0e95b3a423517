package org.patchbridge.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WorkerPoolTest {
  @Test
  void whatIsFirstInLineRunsBeforeWorkThatHaveNotBegun() throws Exception {
    List<String> done = Collections.synchronizedList(new ArrayList<>());
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch released = new CountDownLatch(1);
    CountDownLatch ended = new CountDownLatch(1);
    try (WorkerPool pool = new WorkerPool("fold", 1)) {
      pool.execute(
          () -> {
            begun.countDown();
            try {
              released.await();
              done.add("fit 1");
            } catch (InterruptedException e) {
              done.add("interrupted");
            }
          });
      pool.execute(() -> done.add("fit 2"));
      pool.execute(ended::countDown);
      begun.await();
      Future<?> result = pool.first(() -> done.add("result"));

      released.countDown();
      result.get();
      ended.await();
    }

    assertThat(done).containsExactly("fit 1", "result", "fit 2");
  }

  @Test
  void threadsThatWaitTakeIt() throws Exception {
    try (WorkerPool pool = new WorkerPool("fold", 2)) {
      List<String> done = Collections.synchronizedList(new ArrayList<>());

      pool.first(() -> done.add("result")).get();

      assertThat(done).containsExactly("result");
    }
  }

  @Test
  void failingTaskTellsThoseWhoWaitAndHurtsNoOther() throws Exception {
    try (WorkerPool pool = new WorkerPool("fold", 1)) {
      Future<?> failing =
          pool.first(
              () -> {
                throw new IllegalStateException("no space");
              });
      Future<?> next = pool.first(() -> {});

      next.get();
      assertThat(failing)
          .failsWithin(Duration.ofMinutes(1))
          .withThrowableThat()
          .withMessageContaining("no space");
    }
  }

  @Test
  void resultsComeInTheOrderOfTheWorkWhateverTheThreads() throws Exception {
    List<Callable<Integer>> work = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      int piece = i;
      work.add(
          () -> {
            Thread.sleep(piece % 3);
            return piece;
          });
    }

    for (int threads : new int[] {1, 2, 7, 100}) {
      assertThat(WorkerPool.run("count", threads, work, Progress.silent()))
          .isEqualTo(IntStream.range(0, 40).boxed().toList());
    }
    assertThat(WorkerPool.run("count", 2, List.of(), Progress.silent())).isEmpty();
  }

  @Test
  void threadsAreNamedAfterTheWorkAndGoWithIt() throws Exception {
    List<Callable<Thread>> work = List.of(Thread::currentThread, Thread::currentThread);

    List<Thread> threads = WorkerPool.run("extract", 8, work, Progress.silent());

    assertThat(threads).allSatisfy(one -> assertThat(one.getName()).matches("extract-[12]"));
    for (Thread one : threads) {
      one.join(60_000);
      assertThat(one.isAlive()).isFalse();
    }
  }

  @Test
  void firstFailureInTheOrderOfTheWorkIsThrownAndWhatHasNotBegunIsDropped() {
    CountDownLatch laterFailed = new CountDownLatch(1);
    List<Callable<String>> work =
        List.of(
            () -> {
              laterFailed.await();
              throw new IllegalArgumentException("first");
            },
            () -> {
              laterFailed.countDown();
              throw new IllegalArgumentException("second");
            });

    assertThatThrownBy(() -> WorkerPool.run("fail", 2, work, Progress.silent()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("first");
  }

  @Test
  void checkedFailureIsTheCause() {
    List<Callable<String>> work =
        List.of(
            () -> {
              throw new IOException("gone");
            });

    assertThatThrownBy(() -> WorkerPool.run("fail", 1, work, Progress.silent()))
        .isInstanceOf(IllegalStateException.class)
        .hasRootCauseInstanceOf(IOException.class);
  }

  @Test
  void progressIsToldOfEveryPieceThatIsDone() throws Exception {
    AtomicInteger told = new AtomicInteger();
    Progress counting =
        new Progress() {
          @Override
          public void started(String what, int total, String unit, int alreadyDone) {}

          @Override
          public void advanced() {
            told.incrementAndGet();
          }
        };

    WorkerPool.run("count", 3, Collections.nCopies(10, () -> "done"), counting);

    assertThat(told).hasValue(10);
  }

  @Test
  void interruptionReachesTheWork() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch interrupted = new CountDownLatch(1);
    List<Callable<String>> work =
        List.of(
            () -> {
              begun.countDown();
              try {
                new CountDownLatch(1).await();
                return "never";
              } catch (InterruptedException e) {
                interrupted.countDown();
                throw e;
              }
            });
    AtomicReference<Exception> failure = new AtomicReference<>();
    Thread caller =
        new Thread(
            () -> {
              try {
                WorkerPool.run("wait", 1, work, Progress.silent());
              } catch (InterruptedException | RuntimeException e) {
                failure.set(e);
              }
            });
    caller.start();
    begun.await();
    caller.interrupt();
    caller.join(60_000);

    assertThat(interrupted.await(1, TimeUnit.MINUTES)).isTrue();
    assertThat(failure.get()).isInstanceOf(InterruptedException.class);
  }

  @Test
  void stoppedPoolHasEnded() throws Exception {
    List<String> done = Collections.synchronizedList(new ArrayList<>());
    CountDownLatch begun = new CountDownLatch(1);
    try (WorkerPool pool = new WorkerPool("slow", 1)) {
      pool.execute(
          () -> {
            begun.countDown();
            long end = System.nanoTime() + 50_000_000;
            while (System.nanoTime() < end) {
              Thread.onSpinWait();
            }
            done.add("finished");
          });
      begun.await();
      pool.stop();

      assertThat(done).containsExactly("finished");
    }
  }
}
