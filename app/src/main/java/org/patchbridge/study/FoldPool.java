package org.patchbridge.study;

import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Threads that fit folds. What is to be done with a finished fold goes before the fits that have
 * not begun: else a fold would be stored only after the last one of its model was fitted, and lost
 * with a run that is killed before.
 */
final class FoldPool implements Executor, AutoCloseable {
  private final LinkedBlockingDeque<Runnable> line = new LinkedBlockingDeque<>();
  private final ThreadPoolExecutor threads;

  FoldPool(int size) {
    threads = new ThreadPoolExecutor(size, size, 0, TimeUnit.SECONDS, line);
    // Threads that are there take from the line whatever comes, also what was not submitted.
    threads.prestartAllCoreThreads();
  }

  /** Last in line. */
  @Override
  public void execute(Runnable fit) {
    threads.execute(fit);
  }

  /** First in line; to be waited for before {@link #close}. */
  Future<?> first(Runnable task) {
    FutureTask<?> future = new FutureTask<>(task, null);
    line.addFirst(future);
    return future;
  }

  /** Drops what has not begun. */
  @Override
  public void close() {
    threads.shutdownNow();
  }
}
