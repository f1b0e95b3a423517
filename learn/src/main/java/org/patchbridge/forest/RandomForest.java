package org.patchbridge.forest;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.patchbridge.dataset.Column;
import org.patchbridge.dataset.FeatureMatrix;
import org.patchbridge.forest.ForestModel.Provenance;
import org.patchbridge.random.RandomStream;

/**
 * Grows random forests (Breiman 2001): trees on bootstrap samples, split by Gini impurity, a new
 * random choice of columns at every node, unpruned by default. Semantics follow scikit-learn 1.2's
 * {@code RandomForestClassifier}; the one divergence is that any two distinct single-precision
 * values can be split, where scikit-learn takes values within 1e-7 as equal.
 */
public final class RandomForest {
  private final ForestSettings settings;
  private final Executor executor;
  private final int workers;

  private RandomForest(ForestSettings settings, Executor executor, int workers) {
    this.settings = settings;
    this.executor = executor;
    this.workers = workers;
  }

  /** Trees are grown one after another on the calling thread. */
  public static RandomForest with(ForestSettings settings) {
    return new RandomForest(settings, Runnable::run, 1);
  }

  /**
   * Trees are grown by several tasks at a time; the result is the same. The executor must run every
   * task it accepts.
   */
  public RandomForest using(Executor other, int tasks) {
    if (tasks < 1) {
      throw new IllegalArgumentException(tasks + " tasks; at least 1");
    }
    return new RandomForest(settings, other, tasks);
  }

  /**
   * Fits on the given rows. One row, or rows of one class only, give trees of one leaf.
   *
   * @param x without absent values in {@code rows}; not changed
   * @param rows at least one, at most 1,048,575
   * @param labels class of every row of {@code x}; only those of {@code rows} are looked at
   * @param classes how many classes there are, at most 2,048; a class without rows gets probability
   *     0
   * @param seed the only source of randomness
   * @throws IllegalArgumentException where there are no rows or columns, a label is outside of
   *     {@code [0, classes)} or a value is absent or beyond single precision
   */
  public ForestModel fit(FeatureMatrix x, int[] rows, int[] labels, int classes, long seed) {
    check(x, rows, labels, classes);
    TrainingSet training = TrainingSet.of(x, rows, labels, classes);
    Bag bag = new Bag(training, settings);
    GrownTree[] grown = grow(training, bag, seed);
    TreeArrays trees = TreeArrays.of(grown);
    OutOfBag outOfBag = OutOfBag.of(trees, training, bag, FloatRows.of(x, rows), seed);
    return new ForestModel(
        new Provenance(settings, seed, rows.length),
        x.columns().stream().map(Column::name).toList(),
        classes,
        trees,
        importance(grown, x.width()),
        outOfBag.score(training),
        outOfBag.probabilities());
  }

  private GrownTree[] grow(TrainingSet training, Bag bag, long seed) {
    GrownTree[] trees = new GrownTree[settings.trees()];
    AtomicInteger next = new AtomicInteger();
    Runnable worker =
        () -> {
          TreeGrower grower = new TreeGrower(training, bag, settings);
          for (int i = next.getAndIncrement(); i < trees.length; i = next.getAndIncrement()) {
            trees[i] = grower.grow(RandomStream.of(seed, i));
          }
        };
    CompletableFuture<?>[] running = new CompletableFuture<?>[Math.min(workers, trees.length)];
    for (int i = 0; i < running.length; i++) {
      running[i] = CompletableFuture.runAsync(worker, executor);
    }
    CompletableFuture.allOf(running).join();
    return trees;
  }

  /** Mean over the trees that have a split, each tree's sum being 1. */
  private static double[] importance(GrownTree[] trees, int columns) {
    double[] mean = new double[columns];
    for (GrownTree tree : trees) {
      double total = sum(tree.importance());
      for (int column = 0; column < columns && total > 0; column++) {
        mean[column] += tree.importance()[column] / total;
      }
    }
    double total = sum(mean);
    for (int column = 0; column < columns && total > 0; column++) {
      mean[column] /= total;
    }
    return mean;
  }

  private static double sum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }

  private static void check(FeatureMatrix x, int[] rows, int[] labels, int classes) {
    if (rows.length == 0 || rows.length >= SplitFinder.ROWS_BOUND) {
      throw new IllegalArgumentException(
          rows.length + " training rows; a forest takes 1 to " + (SplitFinder.ROWS_BOUND - 1));
    }
    if (x.width() == 0) {
      throw new IllegalArgumentException("the matrix has no columns to learn from");
    }
    if (classes < 1 || classes > SplitFinder.MOST_CLASSES) {
      throw new IllegalArgumentException(
          classes + " classes; a forest takes 1 to " + SplitFinder.MOST_CLASSES);
    }
    if (labels.length != x.rows()) {
      throw new IllegalArgumentException(labels.length + " labels for " + x.rows() + " rows");
    }
    for (int row : rows) {
      if (labels[row] < 0 || labels[row] >= classes) {
        throw new IllegalArgumentException(
            "row " + row + " has label " + labels[row] + "; train on rows of known class only");
      }
    }
  }
}
