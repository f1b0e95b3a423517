package org.patchbridge.work;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** Waiting for work on other threads. */
public final class Awaiting {
  private Awaiting() {}

  /** The task's result; what it failed with is thrown here. */
  public static <T> T await(Future<T> task) throws InterruptedException {
    try {
      return task.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException failure
          ? failure
          : new IllegalStateException(e.getCause());
    }
  }
}
