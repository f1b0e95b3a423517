package org.patchbridge.spark;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.spark.Success$;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.patchbridge.work.Progress;

/** Adds up what the tasks of an application cost, and tells of their progress. */
final class JobCost extends SparkListener {
  private final AtomicReference<Progress> progress = new AtomicReference<>(Progress.silent());
  private final Set<String> executors = new HashSet<>();
  private long tasks;
  private long lost;
  private long runMilliseconds;
  private long processorNanoseconds;
  private long shuffleBytes;
  private long resultBytes;
  private long mostMilliseconds;

  /**
   * All so far.
   *
   * @param tasks that succeeded
   * @param lost that failed or were taken away, and were done again
   * @param executors that did any
   * @param taskSeconds wall-clock time of tasks, together
   * @param processorSeconds processor time of tasks, together
   * @param longestTaskSeconds wall-clock time of the longest
   * @param shuffleBytes written between tasks
   * @param resultBytes sent to the driver
   */
  record Sum(
      long tasks,
      long lost,
      int executors,
      double taskSeconds,
      double processorSeconds,
      double longestTaskSeconds,
      long shuffleBytes,
      long resultBytes) {

    /**
     * In a line.
     *
     * @param what tasks are
     * @param seconds that all took
     */
    String text(String what, double seconds) {
      return String.format(
          Locale.ROOT,
          "%d %s on %d executors in %.1f s, %d done again; %.1f s of processors, %.1f kB shuffled,"
              + " %.1f kB to the driver",
          tasks,
          what,
          executors,
          seconds,
          lost,
          processorSeconds,
          shuffleBytes / 1e3,
          resultBytes / 1e3);
    }
  }

  void tell(Progress told) {
    progress.set(told);
  }

  @Override
  public void onTaskEnd(SparkListenerTaskEnd end) {
    synchronized (this) {
      if (end.reason() == Success$.MODULE$) {
        tasks++;
      } else {
        lost++;
      }
      executors.add(end.taskInfo().executorId());
      mostMilliseconds = Math.max(mostMilliseconds, end.taskInfo().duration());
      if (end.taskMetrics() != null) {
        runMilliseconds += end.taskMetrics().executorRunTime();
        processorNanoseconds += end.taskMetrics().executorCpuTime();
        shuffleBytes += end.taskMetrics().shuffleWriteMetrics().bytesWritten();
        resultBytes += end.taskMetrics().resultSize();
      }
    }
    if (end.reason() == Success$.MODULE$) {
      progress.get().advanced();
    }
  }

  synchronized Sum sum() {
    return new Sum(
        tasks,
        lost,
        executors.size(),
        runMilliseconds / 1e3,
        processorNanoseconds / 1e9,
        mostMilliseconds / 1e3,
        shuffleBytes,
        resultBytes);
  }
}
