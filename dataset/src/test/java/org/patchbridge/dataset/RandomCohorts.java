package org.patchbridge.dataset;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Seeded cohorts without features for tests of splitting. */
final class RandomCohorts {
  private static final String[] CLASSES = {"Lamp5", "Pvalb", "Sncg", "Sst", "Vip"};

  private RandomCohorts() {}

  /**
   * 2–5 unbalanced classes, 60–200 donors of 1–8 cells; like real lines, a donor has mostly one
   * class. Every class has at least 10 donors. Every 17th cell is unlabelled.
   */
  static Cohort donorsWithAFavouriteClass(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int classes = random.nextInt(2, CLASSES.length + 1);
    int donors = random.nextInt(60, 201);
    List<Cell> cells = new ArrayList<>();
    for (int donor = 0; donor < donors; donor++) {
      int favourite = donor < 10 * classes ? donor % classes : skewed(random, classes);
      int size = random.nextInt(1, 9);
      for (int i = 0; i < size; i++) {
        int c = i == 0 || random.nextDouble() < 0.8 ? favourite : skewed(random, classes);
        boolean unlabelled = i > 0 && cells.size() % 17 == 0;
        cells.add(
            cell(
                cells.size(),
                Optional.of("donor-" + donor),
                unlabelled ? Optional.empty() : Optional.of(CLASSES[c])));
      }
    }
    return cohort(cells);
  }

  private static int skewed(SplittableRandom random, int classes) {
    return Math.min(random.nextInt(classes), random.nextInt(classes));
  }

  static Cell cell(int number, Optional<String> donor, Optional<String> subclass) {
    return new Cell("cell-" + number, Species.MOUSE, donor, subclass, Optional.empty());
  }

  static Cohort cohort(List<Cell> cells) {
    return new Cohort("cells of the test", cells, List.of(), List.of());
  }

  /**
   * One letter a class, one cell a word: {@code "A1 A2 B2"} is A of donor 1, A and B of donor 2.
   */
  static Cohort of(String words) {
    List<Cell> cells = new ArrayList<>();
    for (String word : words.split(" ")) {
      String donor = word.substring(1);
      cells.add(
          cell(
              cells.size(),
              donor.isEmpty() ? Optional.empty() : Optional.of(donor),
              word.startsWith("?") ? Optional.empty() : Optional.of(word.substring(0, 1))));
    }
    return cohort(cells);
  }
}
