package org.patchbridge.bench;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.patchbridge.dataset.Column;
import org.patchbridge.dataset.FeatureMatrix;
import org.patchbridge.forest.ForestModel;
import org.patchbridge.forest.ForestSettings;
import org.patchbridge.forest.RandomForest;
import org.patchbridge.random.RandomStream;

/** 100 trees on 3,000 rows of 80 columns in five overlapping classes, on the calling thread. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 5)
@Measurement(iterations = 3, time = 5)
public class ForestBenchmark {
  private static final int ROWS = 3000;
  private static final int COLUMNS = 80;
  private static final int CLASSES = 5;
  private static final int TREES = 100;

  private final int[] labels = new int[ROWS];
  private FeatureMatrix features;

  /** Three columns of each class lie higher for its rows; the other columns say nothing. */
  @Setup
  public void drawRows() {
    RandomStream random = RandomStream.of(1);
    double[] values = new double[ROWS * COLUMNS];
    for (int row = 0; row < ROWS; row++) {
      labels[row] = random.nextInt(CLASSES);
      for (int column = 0; column < COLUMNS; column++) {
        double shift = column / 3 == labels[row] ? 1 : 0;
        values[row * COLUMNS + column] = random.nextGaussian() + shift;
      }
    }
    List<Column> columns =
        IntStream.range(0, COLUMNS).mapToObj(k -> new Column("x" + k, "")).toList();
    features = new FeatureMatrix(ROWS, columns, Collections.nCopies(COLUMNS, "all"), values);
  }

  @Benchmark
  public ForestModel fit() {
    return RandomForest.with(ForestSettings.defaults().withTrees(TREES))
        .fit(features, IntStream.range(0, ROWS).toArray(), labels, CLASSES, 1);
  }
}
