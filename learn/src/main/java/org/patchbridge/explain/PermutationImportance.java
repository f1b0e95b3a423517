package org.patchbridge.explain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.patchbridge.dataset.FeatureMatrix;
import org.patchbridge.evaluation.MatrixClassifier;
import org.patchbridge.random.RandomStream;

/**
 * How much worse a fitted model predicts when the values of a column, or of a whole family of
 * columns, are shuffled among the rows (Breiman 2001). Columns of a family move together, so that
 * what one column says cannot be read from its neighbours. To be measured on rows that the model
 * was not fitted on.
 */
public final class PermutationImportance {
  private final PredictionLoss loss;
  private final int repeats;

  private PermutationImportance(PredictionLoss loss, int repeats) {
    this.loss = loss;
    this.repeats = repeats;
  }

  /**
   * How much a column or family matters.
   *
   * @param name of the column or family
   * @param increase mean over the repeats of the increase of the loss; about 0, of either sign,
   *     where the model makes no use of it
   * @param standardDeviation over the repeats (n − 1); 0 for one repeat
   */
  public record Importance(String name, double increase, double standardDeviation) {}

  /**
   * @param repeats shuffles per column or family, at least 1
   */
  public static PermutationImportance with(PredictionLoss loss, int repeats) {
    if (repeats < 1) {
      throw new IllegalArgumentException(repeats + " repeats; at least 1");
    }
    return new PermutationImportance(loss, repeats);
  }

  /**
   * One importance per column, in the order of the columns.
   *
   * @param x not changed
   * @param rows at least one, of known class
   * @param labels class of every row of {@code x}
   */
  public List<Importance> ofColumns(
      MatrixClassifier model, FeatureMatrix x, int[] rows, int[] labels, long seed) {
    List<Group> groups = new ArrayList<>();
    for (int column = 0; column < x.width(); column++) {
      groups.add(new Group(x.columns().get(column).name(), new int[] {column}));
    }
    return measure(groups, model, x, rows, labels, seed);
  }

  /** One importance per family, in the order of first occurrence among the columns. */
  public List<Importance> ofFamilies(
      MatrixClassifier model, FeatureMatrix x, int[] rows, int[] labels, long seed) {
    Map<String, List<Integer>> columns = new LinkedHashMap<>();
    for (int column = 0; column < x.width(); column++) {
      columns
          .computeIfAbsent(x.familyOfColumn().get(column), name -> new ArrayList<>())
          .add(column);
    }
    List<Group> groups = new ArrayList<>();
    columns.forEach(
        (name, members) ->
            groups.add(new Group(name, members.stream().mapToInt(Integer::intValue).toArray())));
    return measure(groups, model, x, rows, labels, seed);
  }

  private record Group(String name, int[] columns) {}

  private List<Importance> measure(
      List<Group> groups,
      MatrixClassifier model,
      FeatureMatrix x,
      int[] rows,
      int[] labels,
      long seed) {
    if (rows.length == 0) {
      throw new IllegalArgumentException("no rows to measure importance on");
    }
    int[] truth = Arrays.stream(rows).map(row -> labels[row]).toArray();
    FeatureMatrix intact = select(x, rows);
    int[] all = IntStream.range(0, rows.length).toArray();
    Function<FeatureMatrix, double[][]> alterations = model.alterations(intact);
    double base = loss.of(alterations.apply(intact), truth);
    List<Importance> importances = new ArrayList<>();
    for (int i = 0; i < groups.size(); i++) {
      double[] increases = new double[repeats];
      for (int repeat = 0; repeat < repeats; repeat++) {
        int[] order = all.clone();
        RandomStream.of(seed, (long) i * repeats + repeat).shuffleByIndex(order);
        FeatureMatrix shuffled = shuffle(intact, groups.get(i).columns(), order);
        increases[repeat] = loss.of(alterations.apply(shuffled), truth) - base;
      }
      importances.add(summarise(groups.get(i).name(), increases));
    }
    return importances;
  }

  private static FeatureMatrix select(FeatureMatrix x, int[] rows) {
    double[] values = new double[rows.length * x.width()];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(x.values(), rows[i] * x.width(), values, i * x.width(), x.width());
    }
    return new FeatureMatrix(rows.length, x.columns(), x.familyOfColumn(), values);
  }

  private static FeatureMatrix shuffle(FeatureMatrix x, int[] columns, int[] order) {
    double[] values = x.values().clone();
    for (int row = 0; row < order.length; row++) {
      for (int column : columns) {
        values[row * x.width() + column] = x.at(order[row], column);
      }
    }
    return new FeatureMatrix(x.rows(), x.columns(), x.familyOfColumn(), values);
  }

  private static Importance summarise(String name, double[] increases) {
    double mean = Arrays.stream(increases).sum() / increases.length;
    double squares = Arrays.stream(increases).map(value -> (value - mean) * (value - mean)).sum();
    double deviation = increases.length == 1 ? 0 : Math.sqrt(squares / (increases.length - 1));
    return new Importance(name, mean, deviation);
  }
}
