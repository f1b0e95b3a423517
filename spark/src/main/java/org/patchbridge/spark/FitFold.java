package org.patchbridge.spark;

import java.io.Serializable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.spark.TaskContext;
import org.apache.spark.broadcast.Broadcast;
import org.patchbridge.study.FoldFitter;
import scala.collection.Iterator;
import scala.runtime.AbstractFunction2;

/** One fit on an executor. */
final class FitFold extends AbstractFunction2<TaskContext, Iterator<FoldTask>, FoldTask.Fitted>
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /** One a process and job: the cohorts are read once, however many fits there are. */
  private static final ConcurrentMap<Long, FoldFitter> FITTERS = new ConcurrentHashMap<>();

  private final Broadcast<Cohorts> cohorts;

  FitFold(Broadcast<Cohorts> cohorts) {
    this.cohorts = cohorts;
  }

  /** What every executor needs for any fit. */
  record Cohorts(byte[] store, String settings) implements Serializable {
    private static final long serialVersionUID = 1L;
  }

  @Override
  public FoldTask.Fitted apply(TaskContext context, Iterator<FoldTask> one) {
    FoldTask task = one.next();
    FoldFitter fitter =
        FITTERS.computeIfAbsent(
            cohorts.id(), id -> FoldFitter.of(cohorts.value().store(), cohorts.value().settings()));
    try {
      return FoldTask.Fitted.of(task, fitter.fit(task.work()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the fit was stopped", e);
    }
  }
}
