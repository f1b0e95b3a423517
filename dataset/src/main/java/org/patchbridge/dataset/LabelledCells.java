package org.patchbridge.dataset;

import java.util.ArrayList;
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
  private final int[] row;
  private final int[] label;
  private final int[] donor;

  private LabelledCells(List<String> classNames, int[] row, int[] label, int[] donor) {
    this.classNames = classNames;
    this.row = row;
    this.label = label;
    this.donor = donor;
  }

  /**
   * @throws SplitException where no cell is labelled, or all are of one subclass
   */
  static LabelledCells of(Cohort cohort) {
    LabelledCells cells = ofAnyClasses(cohort);
    if (cells.size() == 0) {
      throw new SplitException(
          "no cell of cohort '" + cohort.name() + "' has a subclass",
          "give labels, or predict with a trained model instead");
    }
    if (cohort.classes().size() == 1) {
      throw new SplitException(
          "all "
              + cells.size()
              + " labelled cells of cohort '"
              + cohort.name()
              + "' are "
              + cohort.classes().get(0),
          "a model tells subclasses apart: give cells of at least two");
    }
    return cells;
  }

  /** Perhaps none, or of one subclass: enough for what is learnt of cells, not of subclasses. */
  static LabelledCells ofAnyClasses(Cohort cohort) {
    int[] labels = cohort.labels();
    int[] donors = cohort.donorNumbers();
    int[] rows = IntStream.range(0, labels.length).filter(i -> labels[i] >= 0).toArray();
    return new LabelledCells(cohort.classes(), rows, pick(labels, rows), pick(donors, rows));
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

  /** The same cells with other donor numbers. */
  LabelledCells withDonors(int[] numbers) {
    return new LabelledCells(classNames, row, label, numbers);
  }

  /** By class, the numbers of the donors that have a cell of it. */
  List<Set<Integer>> donorsOfClasses() {
    List<Set<Integer>> donors = new ArrayList<>();
    for (int c = 0; c < classes(); c++) {
      donors.add(new HashSet<>());
    }
    for (int i = 0; i < size(); i++) {
      donors.get(label[i]).add(donor[i]);
    }
    return donors;
  }

  LabelledCells subset(int[] positions) {
    return new LabelledCells(
        classNames, pick(row, positions), pick(label, positions), pick(donor, positions));
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

  /** Cells of unknown donor count as donors. */
  void requireDonorsPerClass(int folds) {
    for (int c = 0; c < classes(); c++) {
      int donors = donorsOfClasses().get(c).size();
      if (donors < folds) {
        throw new SplitException(
            "class "
                + classNames.get(c)
                + " has "
                + count(donors, "donor")
                + " ("
                + count(cellsOf(c), "cell")
                + ") for "
                + folds
                + " donor-grouped folds",
            donors < 2
                ? "leave the class out or add cells of it from other donors"
                : "use at most " + donors + " folds or leave the class out");
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
            cells < 2
                ? "leave the class out or add cells of it"
                : "use at most " + cells + " folds or leave the class out");
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

  int cellsOf(int c) {
    return (int) Arrays.stream(label).filter(l -> l == c).count();
  }

  private static String count(int n, String noun) {
    return n + " " + noun + (n == 1 ? "" : "s");
  }
}
