package org.patchbridge.dataset;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The cells of a cohort that have a subclass, with what splitting needs to know about each.
 * "Position" below is an index into these arrays, "row" an index into the cohort.
 */
final class LabelledCells {
  private final List<String> classNames;
  private final int cellsWithoutDonor;
  private final int[] row;
  private final int[] label;
  private final int[] donor;

  private LabelledCells(
      List<String> classNames, int cellsWithoutDonor, int[] row, int[] label, int[] donor) {
    this.classNames = classNames;
    this.cellsWithoutDonor = cellsWithoutDonor;
    this.row = row;
    this.label = label;
    this.donor = donor;
  }

  /**
   * @throws SplitException where no cell is labelled
   */
  static LabelledCells of(Cohort cohort) {
    int[] labels = cohort.labels();
    int[] donors = cohort.donorNumbers();
    int[] rows = IntStream.range(0, labels.length).filter(i -> labels[i] >= 0).toArray();
    if (rows.length == 0) {
      throw new SplitException(
          "no cell of cohort '" + cohort.name() + "' has a subclass",
          "give labels, or predict with a trained model instead");
    }
    List<Cell> cells = cohort.cells();
    long withoutDonor = Arrays.stream(rows).filter(i -> cells.get(i).donor().isEmpty()).count();
    return new LabelledCells(
        cohort.classes(), (int) withoutDonor, rows, pick(labels, rows), pick(donors, rows));
  }

  int size() {
    return row.length;
  }

  int classes() {
    return classNames.size();
  }

  int label(int position) {
    return label[position];
  }

  int donor(int position) {
    return donor[position];
  }

  LabelledCells subset(int[] positions) {
    return new LabelledCells(
        classNames,
        cellsWithoutDonor,
        pick(row, positions),
        pick(label, positions),
        pick(donor, positions));
  }

  int[] rows(int[] positions) {
    return pick(row, positions);
  }

  int[] positionsIn(int[] partOfCell, int part) {
    return IntStream.range(0, partOfCell.length).filter(i -> partOfCell[i] == part).toArray();
  }

  int[] positionsOutside(int[] partOfCell, int part) {
    return IntStream.range(0, partOfCell.length).filter(i -> partOfCell[i] != part).toArray();
  }

  static int[] pick(int[] values, int[] positions) {
    return Arrays.stream(positions).map(i -> values[i]).toArray();
  }

  void requireDonors() {
    if (cellsWithoutDonor > 0) {
      throw new SplitException(
          cellsWithoutDonor + " of " + size() + " labelled cells have no donor",
          "name the donor of every cell, leave these cells out, or choose a scheme that does not"
              + " group donors");
    }
  }

  void requireDonorsPerClass(int folds) {
    for (int c = 0; c < classes(); c++) {
      Set<Integer> donors = new HashSet<>();
      int cells = 0;
      for (int i = 0; i < size(); i++) {
        if (label[i] == c) {
          donors.add(donor[i]);
          cells++;
        }
      }
      if (donors.size() < folds) {
        throw new SplitException(
            "class "
                + classNames.get(c)
                + " has "
                + count(donors.size(), "donor")
                + " ("
                + count(cells, "cell")
                + ") for "
                + folds
                + " donor-grouped folds",
            "use at most " + advice(donors.size()) + " or leave the class out");
      }
    }
  }

  void requireCellsPerClass(int folds) {
    for (int c = 0; c < classes(); c++) {
      int cells = cellsOf(c);
      if (cells < folds) {
        throw new SplitException(
            "class "
                + classNames.get(c)
                + " has "
                + count(cells, "cell")
                + " for "
                + folds
                + " folds",
            "use at most " + advice(cells) + " or leave the class out");
      }
    }
  }

  /**
   * @throws SplitException naming the first class without a cell among {@code positions}
   */
  void requireEveryClass(int[] positions, String part) {
    boolean[] seen = new boolean[classes()];
    for (int position : positions) {
      seen[label[position]] = true;
    }
    for (int c = 0; c < seen.length; c++) {
      if (!seen[c]) {
        throw new SplitException(
            part
                + " has no cell of class "
                + classNames.get(c)
                + ", which has "
                + count(cellsOf(c), "cell")
                + " in all",
            "use other folds or a smaller validation part, or leave the class out");
      }
    }
  }

  private int cellsOf(int c) {
    return (int) Arrays.stream(label).filter(l -> l == c).count();
  }

  private static String count(int n, String noun) {
    return n + " " + noun + (n == 1 ? "" : "s");
  }

  /** Two folds is the least there is; below that the only way out is to drop the class. */
  private static String advice(int folds) {
    return Math.max(folds, 2) + " folds" + (folds < 2 ? " with more data" : "");
  }
}
