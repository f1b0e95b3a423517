package org.patchbridge.homology.inference;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.patchbridge.work.Progress;
import org.patchbridge.work.WorkerPool;

/**
 * Does the same many times, each with its own number. How many at a time changes no result.
 *
 * @param threads at least 1
 * @param progress told after each
 */
public record Replicates(int threads, Progress progress) {

  /**
   * One value for each number from 0 on, in order.
   *
   * @throws InterruptedException after an interruption
   */
  double[] values(int count, IntToDoubleFunction value) throws InterruptedException {
    List<Callable<Double>> work =
        IntStream.range(0, count)
            .<Callable<Double>>mapToObj(number -> () -> value.applyAsDouble(number))
            .toList();
    return WorkerPool.run("topology", threads, work, progress).stream()
        .mapToDouble(Double::doubleValue)
        .toArray();
  }
}
