package org.patchbridge.evaluation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.patchbridge.metric.FoldPredictions;

/**
 * Hands fits to an executor and their results, as they finish, to the listener on the thread that
 * owns the queue. Used by one thread; only {@link #attempt} runs on others.
 */
final class FoldQueue {
  private sealed interface Outcome permits Finished, Failed, Skipped {}

  private record Finished(FoldResult result) implements Outcome {}

  private record Failed(RuntimeException cause) implements Outcome {}

  private record Skipped() implements Outcome {}

  private final Executor executor;
  private final FoldListener listener;
  private final BlockingQueue<Outcome> outcomes = new LinkedBlockingQueue<>();
  private final List<FoldPredictions> delivered = new ArrayList<>();
  private final List<RuntimeException> failures = new ArrayList<>();
  private int outstanding;
  private boolean skipped;
  private boolean listenerFailed;
  private volatile boolean stopping;

  FoldQueue(Executor executor, FoldListener listener) {
    this.executor = executor;
    this.listener = listener;
  }

  /** Results that are ready are delivered here already, for executors that run tasks at once. */
  void submit(Supplier<FoldResult> fit) {
    if (stopping) {
      skipped = true;
      return;
    }
    try {
      outstanding++;
      executor.execute(() -> outcomes.add(attempt(fit)));
    } catch (RejectedExecutionException e) {
      outstanding--;
      fail(e);
    }
    for (Outcome ready = outcomes.poll(); ready != null; ready = outcomes.poll()) {
      accept(ready);
    }
  }

  private Outcome attempt(Supplier<FoldResult> fit) {
    if (stopping || Thread.currentThread().isInterrupted()) {
      return new Skipped();
    }
    try {
      return new Finished(fit.get());
    } catch (FoldFailure e) {
      return new Failed(e);
    }
  }

  List<FoldPredictions> await() throws InterruptedException {
    boolean interrupted = false;
    while (outstanding > 0) {
      try {
        accept(outcomes.take());
      } catch (InterruptedException e) {
        interrupted = true;
        stopping = true;
      }
    }
    if (!failures.isEmpty()) {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
      throw failures.get(0);
    }
    if (skipped) {
      Thread.interrupted();
      throw new InterruptedException("stopped with " + delivered.size() + " folds finished");
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    delivered.sort(Comparator.comparing(FoldPredictions::id));
    return List.copyOf(delivered);
  }

  private void accept(Outcome outcome) {
    outstanding--;
    if (outcome instanceof Finished finished) {
      deliver(finished.result());
    } else if (outcome instanceof Failed failed) {
      fail(failed.cause());
    } else {
      skipped = true;
      stopping = true;
    }
  }

  /** Once the listener has failed nothing more is given to it: it may be a store that is broken. */
  private void deliver(FoldResult result) {
    if (listenerFailed) {
      return;
    }
    try {
      listener.finished(result);
      delivered.add(result.predictions());
    } catch (RuntimeException e) {
      listenerFailed = true;
      fail(e);
    }
  }

  private void fail(RuntimeException cause) {
    failures.add(cause);
    stopping = true;
  }
}
