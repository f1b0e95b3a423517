package org.patchbridge.dataset;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Folds of training cells, for what a model learns from cells it has not seen. Donors are kept
 * together and classes spread evenly as by {@link DonorGroupedKFold}, whose folds these are where
 * every class has as many donors as there are folds. Unlike it, a rare class is no reason to
 * refuse: a fold may hold none of its cells out.
 *
 * <p>Splits are by position in the cohort, every labelled cell is held out once, and no part is
 * empty.
 */
public final class InnerFolds {
  private static final int FEWEST = 2;

  private InnerFolds() {}

  /**
   * Every class is in the training part of every fold. Of a class of one donor that donor's cells
   * of the class count as donors of their own: there is no other way to hold some of them out.
   *
   * @param folds wanted; fewer, down to 2, where classes or donors are too few for so many
   * @return empty where there is no labelled cell, a class has one cell only, or its donors cannot
   *     be kept apart
   */
  public static Optional<List<Split>> withEveryClass(Cohort training, int folds, long seed) {
    return labelled(training)
        .filter(cells -> IntStream.range(0, cells.classes()).allMatch(c -> cells.cellsOf(c) > 1))
        .map(InnerFolds::withLoneDonorsDivided)
        .flatMap(cells -> withEveryClass(cells, folds, seed));
  }

  private static Optional<List<Split>> withEveryClass(LabelledCells cells, int folds, long seed) {
    for (int count = folds; count >= FEWEST; count--) {
      try {
        List<Split> splits = KFold.splits(cells, StratifiedPartition::byDonor, count, 0, 0, seed);
        if (splits.stream().allMatch(split -> split.test().length > 0)) {
          return Optional.of(splits);
        }
      } catch (SplitException classMissing) {
        // Fewer folds hold fewer cells out at a time in other combinations.
      }
    }
    return Optional.empty();
  }

  private static LabelledCells withLoneDonorsDivided(LabelledCells cells) {
    List<Set<Integer>> donorsOfClass = cells.donorsOfClasses();
    int[] numbers = IntStream.range(0, cells.size()).map(cells::donor).toArray();
    int next = Arrays.stream(numbers).max().orElse(-1) + 1;
    for (int i = 0; i < numbers.length; i++) {
      if (donorsOfClass.get(cells.label(i)).size() == 1) {
        numbers[i] = next++;
      }
    }
    return cells.withDonors(numbers);
  }

  /**
   * Donors are kept together whatever that does to classes: a training part may lack one.
   *
   * @param folds wanted; fewer where there are fewer donors
   * @return empty where there are fewer than two donors, cells of unknown donor counted as such
   */
  public static Optional<List<Split>> ofDonors(Cohort training, int folds, long seed) {
    return labelled(training).flatMap(cells -> ofDonors(cells, folds, seed));
  }

  private static Optional<List<Split>> ofDonors(LabelledCells cells, int folds, long seed) {
    int donors = (int) IntStream.range(0, cells.size()).map(cells::donor).distinct().count();
    int count = Math.min(folds, donors);
    if (count < FEWEST) {
      return Optional.empty();
    }
    double[] shares = new double[count];
    Arrays.fill(shares, 1.0 / count);
    int[] foldOfCell = StratifiedPartition.byDonor(cells, shares, seed);
    List<Split> splits = new ArrayList<>();
    for (int fold = 0; fold < count; fold++) {
      int[] test = cells.rows(cells.positionsIn(foldOfCell, fold));
      int[] train = cells.rows(cells.positionsOutside(foldOfCell, fold));
      if (test.length > 0 && train.length > 0) {
        splits.add(new Split(0, fold, seed, train, new int[0], test));
      }
    }
    return splits.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(splits));
  }

  private static Optional<LabelledCells> labelled(Cohort cohort) {
    return Optional.of(LabelledCells.ofAnyClasses(cohort)).filter(cells -> cells.size() > 0);
  }
}
