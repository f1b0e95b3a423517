package org.patchbridge.work;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Threads that share work in a line. Work begins in the order in which it was given, but for what
 * was put first in line; how many threads there are changes when it is done and nothing else, as
 * long as no piece of work looks at another.
 */
public final class WorkerPool implements Executor, AutoCloseable {
  private final LinkedBlockingDeque<Runnable> line = new LinkedBlockingDeque<>();
  private final ThreadPoolExecutor threads;

  /**
   * @param name of the work; its threads are called {@code name-1}, {@code name-2} …
   * @param size at least 1
   */
  public WorkerPool(String name, int size) {
    AtomicInteger made = new AtomicInteger();
    threads =
        new ThreadPoolExecutor(
            size,
            size,
            0,
            TimeUnit.SECONDS,
            line,
            work -> new Thread(work, name + "-" + made.incrementAndGet()));
    // Threads that are there take from the line whatever comes, also what was not submitted.
    threads.prestartAllCoreThreads();
  }

  /**
   * Does several pieces of work.
   *
   * @param name of the threads
   * @param size how many pieces at a time, at least 1
   * @param progress told after each piece, on the thread that did it
   * @return the results in the order of the work
   * @throws InterruptedException after an interruption; what runs is interrupted, what has not
   *     begun is dropped
   * @throws RuntimeException that the first piece, in their order, failed with; then, too
   */
  public static <T> List<T> run(
      String name, int size, List<? extends Callable<T>> work, Progress progress)
      throws InterruptedException {
    if (work.isEmpty()) {
      return List.of();
    }
    try (WorkerPool pool = new WorkerPool(name, Math.min(size, work.size()))) {
      List<Future<T>> pending = new ArrayList<>();
      for (Callable<T> piece : work) {
        pending.add(
            pool.submit(
                () -> {
                  T result = piece.call();
                  progress.advanced();
                  return result;
                }));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> one : pending) {
        results.add(await(one));
      }
      return results;
    }
  }

  /** Last in line. What it throws ends up with the thread, so it should throw nothing. */
  @Override
  public void execute(Runnable work) {
    threads.execute(work);
  }

  /** Last in line. */
  public <T> Future<T> submit(Callable<T> work) {
    return threads.submit(work);
  }

  /** First in line; to be waited for before {@link #close}. */
  public Future<?> first(Runnable work) {
    FutureTask<?> future = new FutureTask<>(work, null);
    line.addFirst(future);
    return future;
  }

  /**
   * Waits for a piece of work.
   *
   * @return its result
   * @throws RuntimeException that it failed with; what is none is the cause of an {@link
   *     IllegalStateException}
   * @throws InterruptedException where this thread is interrupted; the work goes on
   */
  public static <T> T await(Future<T> work) throws InterruptedException {
    try {
      return work.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException failure
          ? failure
          : new IllegalStateException(e.getCause());
    }
  }

  /** The same as {@link #close}, and waits until no thread works any more. */
  public void stop() throws InterruptedException {
    close();
    while (!threads.awaitTermination(1, TimeUnit.MINUTES)) {
      // A piece of work takes as long as it takes.
    }
  }

  /** Drops what has not begun and interrupts what runs, without waiting for it. */
  @Override
  public void close() {
    threads.shutdownNow();
  }
}
