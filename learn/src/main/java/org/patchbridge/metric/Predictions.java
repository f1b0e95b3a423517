package org.patchbridge.metric;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.patchbridge.dataset.Cell;
import org.patchbridge.dataset.Cohort;

/**
 * Test predictions with what is needed to judge them: for every row the cell, its true class, the
 * class probabilities, the donor, the condition, and the run and fold it was tested in. Rows are
 * ordered by run, fold and cell, whatever order the folds came in. Immutable.
 */
public final class Predictions {
  /** Allows for models that compute in single precision. */
  private static final double SUM_TOLERANCE = 1e-4;

  private final Cohort cohort;
  private final int[] labels;
  private final int[] donors;
  private final List<Row> rows;

  /**
   * @param cell row of the cohort
   */
  private record Row(FoldId fold, int cell, double[] probabilities) {}

  private Predictions(Cohort cohort, int[] labels, int[] donors, List<Row> rows) {
    this.cohort = cohort;
    this.labels = labels;
    this.donors = donors;
    this.rows = rows;
  }

  /**
   * @param cohort the one the models were fitted on: gives labels, donors and conditions
   * @throws IllegalArgumentException where a cell is not in the cohort, has no label or is tested
   *     twice in a run, or its probabilities are not one per class, at least 0 and of sum 1
   */
  public static Predictions of(Cohort cohort, Collection<FoldPredictions> folds) {
    int[] labels = cohort.labels();
    List<Row> rows = new ArrayList<>();
    for (FoldPredictions fold : folds) {
      for (int i = 0; i < fold.rows().length; i++) {
        Row row = new Row(fold.id(), fold.rows()[i], fold.probabilities()[i]);
        check(cohort, labels, row);
        rows.add(row);
      }
    }
    rows.sort(Comparator.comparing(Row::fold).thenComparingInt(Row::cell));
    Map<Integer, BitSet> seen = new HashMap<>();
    for (Row row : rows) {
      BitSet tested = seen.computeIfAbsent(row.fold().run(), run -> new BitSet(labels.length));
      if (tested.get(row.cell())) {
        throw new IllegalArgumentException(
            describe(cohort, row) + " is tested twice in run " + row.fold().run());
      }
      tested.set(row.cell());
    }
    return new Predictions(cohort, labels, cohort.donorNumbers(), List.copyOf(rows));
  }

  private static void check(Cohort cohort, int[] labels, Row row) {
    if (row.cell() < 0 || row.cell() >= labels.length) {
      throw new IllegalArgumentException(
          "row " + row.cell() + " is outside the cohort of " + labels.length + " cells");
    }
    if (labels[row.cell()] < 0) {
      throw new IllegalArgumentException(describe(cohort, row) + " has no subclass to test on");
    }
    double[] p = row.probabilities();
    double sum = Arrays.stream(p).sum();
    boolean valid =
        p.length == cohort.classes().size()
            && Arrays.stream(p).allMatch(value -> value >= 0)
            && Math.abs(sum - 1) <= SUM_TOLERANCE;
    if (!valid) {
      throw new IllegalArgumentException(
          describe(cohort, row)
              + " has the probabilities "
              + Arrays.toString(p)
              + "; they must be "
              + cohort.classes().size()
              + ", none negative, of sum 1");
    }
  }

  private static String describe(Cohort cohort, Row row) {
    return "cell " + cohort.cells().get(row.cell()).id() + " (" + row.fold() + ")";
  }

  /** Number of rows: cells times the runs each is tested in. */
  public int size() {
    return rows.size();
  }

  /** Number of different cells. */
  public int distinctCells() {
    return (int) rows.stream().mapToInt(Row::cell).distinct().count();
  }

  /** In the order of the probabilities. */
  public List<String> classes() {
    return cohort.classes();
  }

  public FoldId fold(int row) {
    return rows.get(row).fold();
  }

  /** Row index of the cell in the cohort. */
  public int cell(int row) {
    return rows.get(row).cell();
  }

  public String cellId(int row) {
    return cellAt(row).id();
  }

  /** Index of the true class. */
  public int truth(int row) {
    return labels[rows.get(row).cell()];
  }

  /** Index of the most probable class, the lowest where several are equally probable. */
  public int predicted(int row) {
    return ClassPrediction.mostLikely(rows.get(row).probabilities());
  }

  /** One per class; not copied, treat as read-only. */
  public double[] probabilities(int row) {
    return rows.get(row).probabilities();
  }

  /** Number of the cell's donor; a cell of unknown donor has a number of its own. */
  public int donor(int row) {
    return donors[rows.get(row).cell()];
  }

  public boolean donorKnown(int row) {
    return cellAt(row).donor().isPresent();
  }

  /** The condition of the cell, empty where it has none. */
  public String stratum(int row) {
    return cellAt(row).condition().orElse("");
  }

  private Cell cellAt(int row) {
    return cohort.cells().get(rows.get(row).cell());
  }

  public SortedSet<Integer> runs() {
    SortedSet<Integer> runs = new TreeSet<>();
    rows.forEach(row -> runs.add(row.fold().run()));
    return runs;
  }

  public SortedSet<FoldId> folds() {
    SortedSet<FoldId> folds = new TreeSet<>();
    rows.forEach(row -> folds.add(row.fold()));
    return folds;
  }

  /** The conditions that occur; cells without one are in no stratum. */
  public SortedSet<String> strata() {
    SortedSet<String> strata = new TreeSet<>();
    for (int row = 0; row < rows.size(); row++) {
      strata.add(stratum(row));
    }
    strata.remove("");
    return strata;
  }

  public Predictions inRun(int run) {
    return where(row -> fold(row).run() == run);
  }

  public Predictions inFold(FoldId fold) {
    return where(row -> fold(row).equals(fold));
  }

  public Predictions inStratum(String stratum) {
    return where(row -> stratum(row).equals(stratum));
  }

  private Predictions where(IntPredicate wanted) {
    List<Row> kept = IntStream.range(0, rows.size()).filter(wanted).mapToObj(rows::get).toList();
    return new Predictions(cohort, labels, donors, kept);
  }
}
