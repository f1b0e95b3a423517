package org.patchbridge.explain;

import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.Column;
import org.patchbridge.dataset.FamilyBlock;
import org.patchbridge.dataset.Quantile;

/**
 * What is usual in each class: the median and the central 90 % of the present values of its
 * training cells, for every column of every family. Immutable; equal by content.
 */
public final class TypicalRanges {
  private static final double LOW = 0.05;
  private static final double MEDIAN = 0.5;
  private static final double HIGH = 0.95;

  private final List<String> classes;
  private final Map<String, FamilyRanges> families;

  private TypicalRanges(List<String> classes, Map<String, FamilyRanges> families) {
    this.classes = classes;
    this.families = families;
  }

  /**
   * The ranges of one family, {@code classes × columns} each; NaN in all three where no training
   * cell of the class has the value. The arrays are not copied; treat them as read-only.
   *
   * @param low 5 % quantiles
   * @param high 95 % quantiles
   */
  public record FamilyRanges(
      String family, List<Column> columns, double[][] low, double[][] median, double[][] high) {

    /**
     * @throws IllegalArgumentException where the arrays differ in shape, a value is infinite, or a
     *     median lies outside its range
     */
    public FamilyRanges {
      columns = List.copyOf(columns);
      if (median.length != low.length || high.length != low.length) {
        throw new IllegalArgumentException("ranges of " + family + " differ in number of classes");
      }
      for (int c = 0; c < low.length; c++) {
        check(family, columns, low[c], median[c], high[c]);
      }
    }

    private static void check(
        String family, List<Column> columns, double[] low, double[] median, double[] high) {
      for (double[] values : List.of(low, median, high)) {
        if (values.length != columns.size()) {
          throw new IllegalArgumentException(
              values.length + " ranges for the " + columns.size() + " columns of " + family);
        }
      }
      for (int k = 0; k < low.length; k++) {
        boolean absent = Double.isNaN(low[k]) && Double.isNaN(median[k]) && Double.isNaN(high[k]);
        boolean ordered = low[k] <= median[k] && median[k] <= high[k];
        if (!absent && !(ordered && Double.isFinite(low[k]) && Double.isFinite(high[k]))) {
          throw new IllegalArgumentException(
              columns.get(k).name()
                  + " of "
                  + family
                  + " has the range "
                  + low[k]
                  + ", "
                  + median[k]
                  + ", "
                  + high[k]
                  + "; it must be finite and ascending, or NaN throughout");
        }
      }
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof FamilyRanges that
          && family.equals(that.family)
          && columns.equals(that.columns)
          && Arrays.deepEquals(low, that.low)
          && Arrays.deepEquals(median, that.median)
          && Arrays.deepEquals(high, that.high);
    }

    @Override
    public int hashCode() {
      return 31 * family.hashCode() + Arrays.deepHashCode(median);
    }

    @Override
    public String toString() {
      return family + " (" + columns.size() + " columns)";
    }
  }

  /**
   * Ranges as they were stored.
   *
   * @throws IllegalArgumentException where a class or family occurs twice, or a family has ranges
   *     for another number of classes
   */
  public static TypicalRanges of(List<String> classes, List<FamilyRanges> families) {
    Set<String> names = new HashSet<>(classes);
    if (names.size() != classes.size()) {
      throw new IllegalArgumentException("a class occurs twice among " + classes);
    }
    Map<String, FamilyRanges> byName = new LinkedHashMap<>();
    for (FamilyRanges family : families) {
      if (family.low().length != classes.size()) {
        throw new IllegalArgumentException(
            family.family()
                + " has ranges for "
                + family.low().length
                + " of "
                + classes.size()
                + " classes");
      }
      if (byName.putIfAbsent(family.family(), family) != null) {
        throw new IllegalArgumentException("family " + family.family() + " occurs twice");
      }
    }
    return new TypicalRanges(List.copyOf(classes), byName);
  }

  /**
   * @param rows training cells; those without a subclass count for no class
   */
  public static TypicalRanges fit(Cohort cohort, int[] rows) {
    int[] labels = cohort.labels();
    List<int[]> rowsOfClass =
        IntStream.range(0, cohort.classes().size())
            .mapToObj(c -> Arrays.stream(rows).filter(row -> labels[row] == c).toArray())
            .toList();
    return of(
        cohort.classes(),
        cohort.families().stream().map(family -> fit(family, rowsOfClass)).toList());
  }

  private static FamilyRanges fit(FamilyBlock family, List<int[]> rowsOfClass) {
    int classes = rowsOfClass.size();
    double[][] low = new double[classes][family.width()];
    double[][] median = new double[classes][family.width()];
    double[][] high = new double[classes][family.width()];
    for (int c = 0; c < classes; c++) {
      for (int k = 0; k < family.width(); k++) {
        int column = k;
        double[] sorted =
            Arrays.stream(rowsOfClass.get(c))
                .filter(row -> family.isPresent(row, column))
                .mapToDouble(row -> family.value(row, column))
                .sorted()
                .toArray();
        low[c][k] = Quantile.of(sorted, LOW);
        median[c][k] = Quantile.of(sorted, MEDIAN);
        high[c][k] = Quantile.of(sorted, HIGH);
      }
    }
    return new FamilyRanges(family.name(), family.columns(), low, median, high);
  }

  /** In the order of a model's probabilities. */
  public List<String> classes() {
    return classes;
  }

  /** Names, in the order of the cohort. */
  public List<String> families() {
    return List.copyOf(families.keySet());
  }

  public boolean has(String family) {
    return families.containsKey(family);
  }

  public List<Column> columns(String family) {
    return ranges(family).columns();
  }

  /** 5 % quantile of each column; NaN where no cell of the class has it. */
  public double[] low(String family, int classIndex) {
    return ranges(family).low()[classIndex].clone();
  }

  public double[] median(String family, int classIndex) {
    return ranges(family).median()[classIndex].clone();
  }

  /** 95 % quantile of each column. */
  public double[] high(String family, int classIndex) {
    return ranges(family).high()[classIndex].clone();
  }

  /**
   * What an average cell looks like if all classes count the same: the mean of the classes' medians
   * for each column, classes without the value left out; NaN where no class has it.
   */
  public double[] reference(String family) {
    FamilyRanges ranges = ranges(family);
    double[] reference = new double[ranges.columns().size()];
    for (int k = 0; k < reference.length; k++) {
      int column = k;
      reference[k] =
          Arrays.stream(ranges.median())
              .mapToDouble(medians -> medians[column])
              .filter(median -> !Double.isNaN(median))
              .average()
              .orElse(Double.NaN);
    }
    return reference;
  }

  /** All that is needed to store and restore the ranges, in order. */
  public List<FamilyRanges> ranges() {
    return List.copyOf(families.values());
  }

  private FamilyRanges ranges(String family) {
    FamilyRanges found = families.get(family);
    if (found == null) {
      throw new IllegalArgumentException(
          "no typical ranges of family " + family + "; known are " + families.keySet());
    }
    return found;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TypicalRanges that
        && classes.equals(that.classes)
        && ranges().equals(that.ranges());
  }

  @Override
  public int hashCode() {
    return 31 * classes.hashCode() + families.hashCode();
  }
}
