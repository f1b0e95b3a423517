package org.patchbridge.forest;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.patchbridge.dataset.Column;
import org.patchbridge.dataset.FeatureMatrix;
import org.patchbridge.metric.ClassPrediction;

/** Rows with their classes, made for a test. */
public record LabelledMatrix(FeatureMatrix x, int[] labels) {

  /** Columns are named x0, x1, ... and are all of family "all". */
  public static LabelledMatrix of(double[][] rows, int... labels) {
    int width = rows[0].length;
    double[] values = new double[rows.length * width];
    for (int row = 0; row < rows.length; row++) {
      System.arraycopy(rows[row], 0, values, row * width, width);
    }
    return new LabelledMatrix(matrix(values, rows.length, width), labels);
  }

  /**
   * Normal values; the first {@code classes} columns of a row are moved by {@code distance} where
   * the column's number is the row's class, the others say nothing. Class k is half as frequent as
   * class k − 1.
   */
  public static LabelledMatrix clusters(
      int rows, int width, int classes, double distance, long seed) {
    Random random = new Random(seed);
    double[] values = new double[rows * width];
    int[] labels = new int[rows];
    for (int row = 0; row < rows; row++) {
      while (labels[row] < classes - 1 && random.nextInt(3) == 0) {
        labels[row]++;
      }
      for (int column = 0; column < width; column++) {
        double shift = labels[row] == column ? distance : 0;
        values[row * width + column] = random.nextGaussian() + shift;
      }
    }
    return new LabelledMatrix(matrix(values, rows, width), labels);
  }

  private static FeatureMatrix matrix(double[] values, int rows, int width) {
    List<Column> columns = new ArrayList<>();
    List<String> families = new ArrayList<>();
    for (int column = 0; column < width; column++) {
      columns.add(new Column("x" + column, ""));
      families.add("all");
    }
    return new FeatureMatrix(rows, columns, families, values);
  }

  public int[] rows(int from, int to) {
    return IntStream.range(from, to).toArray();
  }

  public int[] allRows() {
    return rows(0, x.rows());
  }

  ForestModel fit(ForestSettings settings, int classes, long seed) {
    return fit(RandomForest.with(settings), classes, seed);
  }

  ForestModel fit(RandomForest forest, int classes, long seed) {
    return forest.fit(x, allRows(), labels, classes, seed);
  }

  double accuracy(ForestModel model, int[] rows) {
    double[][] probabilities = model.probabilities(x, rows);
    int right = 0;
    for (int i = 0; i < rows.length; i++) {
      right += ClassPrediction.mostLikely(probabilities[i]) == labels[rows[i]] ? 1 : 0;
    }
    return (double) right / rows.length;
  }
}
