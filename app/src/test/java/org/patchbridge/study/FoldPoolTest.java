package org.patchbridge.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class FoldPoolTest {
  @Test
  void whatIsFirstInLineRunsBeforeFitsThatHaveNotBegun() throws Exception {
    List<String> done = Collections.synchronizedList(new ArrayList<>());
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch released = new CountDownLatch(1);
    CountDownLatch ended = new CountDownLatch(1);
    try (FoldPool pool = new FoldPool(1)) {
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
    try (FoldPool pool = new FoldPool(2)) {
      List<String> done = Collections.synchronizedList(new ArrayList<>());

      pool.first(() -> done.add("result")).get();

      assertThat(done).containsExactly("result");
    }
  }

  @Test
  void failingTaskTellsThoseWhoWaitAndHurtsNoOther() throws Exception {
    try (FoldPool pool = new FoldPool(1)) {
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
}
