package org.patchbridge.forest;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.patchbridge.dataset.Column;
import org.patchbridge.dataset.FeatureMatrix;
import org.patchbridge.metric.ClassPrediction;

/**
 * The Java side of {@code bench/forest/compare.py}: reads the script's data, fits once per seed and
 * prints CPU seconds of the whole process during each fit (compiler and collector threads
 * included), then writes the held-out predictions.
 *
 * <p>Arguments: data file, trees, threads, file for the predictions, seeds...
 */
final class ForestTiming {
  private ForestTiming() {}

  public static void main(String[] arguments) throws IOException {
    ByteBuffer file =
        ByteBuffer.wrap(Files.readAllBytes(Path.of(arguments[0]))).order(ByteOrder.LITTLE_ENDIAN);
    int train = file.getInt();
    int test = file.getInt();
    int columns = file.getInt();
    int classes = file.getInt();
    double[] values = new double[(train + test) * columns];
    for (int i = 0; i < values.length; i++) {
      values[i] = file.getFloat();
    }
    int[] labels = new int[train + test];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = file.getInt();
    }
    List<Column> names =
        IntStream.range(0, columns).mapToObj(i -> new Column("x" + i, "")).toList();
    FeatureMatrix x =
        new FeatureMatrix(train + test, names, Collections.nCopies(columns, "all"), values);
    int threads = Integer.parseInt(arguments[2]);
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    RandomForest forest =
        RandomForest.with(ForestSettings.defaults().withTrees(Integer.parseInt(arguments[1])))
            .using(pool, threads);
    int[] trainRows = IntStream.range(0, train).toArray();
    int[] testRows = IntStream.range(train, train + test).toArray();
    int seeds = arguments.length - 4;
    ByteBuffer predictions = ByteBuffer.allocate(4 * seeds * test).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < seeds; i++) {
      double before = cpuSeconds();
      ForestModel model =
          forest.fit(x, trainRows, labels, classes, Long.parseLong(arguments[4 + i]));
      double seconds = cpuSeconds() - before;
      System.out.printf(
          Locale.ROOT,
          "seed %s: %.3f s, %d nodes, out-of-bag %.4f%n",
          arguments[4 + i],
          seconds,
          model.nodes(),
          model.outOfBagScore().orElseThrow());
      for (double[] row : model.probabilities(x, testRows)) {
        predictions.putInt(ClassPrediction.mostLikely(row));
      }
    }
    pool.shutdown();
    Files.write(Path.of(arguments[3]), predictions.array());
  }

  private static double cpuSeconds() {
    var system = ManagementFactory.getOperatingSystemMXBean();
    return ((com.sun.management.OperatingSystemMXBean) system).getProcessCpuTime() / 1e9;
  }
}
