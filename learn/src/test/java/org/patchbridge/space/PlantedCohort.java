package org.patchbridge.space;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.patchbridge.dataset.Cell;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.Column;
import org.patchbridge.dataset.FamilyBlock;
import org.patchbridge.dataset.Species;

/**
 * A made-up cohort whose class differences are known: a value is a standard normal number, plus the
 * donor's own offset, plus the planted shift of the cell's class on the feature.
 *
 * @param shifts {@code classes × features}, in standard deviations
 * @param cellsPerClass one number per class
 * @param cellsPerDonor donors carry cells of all classes
 * @param donorSd of the offset of a donor on each feature
 * @param absentShare of the values
 */
public record PlantedCohort(
    Species species,
    double[][] shifts,
    int[] cellsPerClass,
    int cellsPerDonor,
    double donorSd,
    double absentShare) {

  public static PlantedCohort of(Species species, double[][] shifts, int... cellsPerClass) {
    return new PlantedCohort(species, shifts, cellsPerClass, 4, 0.3, 0.05);
  }

  /** The same cells with their labels dealt out anew: no class differs from another. */
  public static Cohort permuted(Cohort cohort, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Optional<String>> labels =
        new ArrayList<>(cohort.cells().stream().map(Cell::subclass).toList());
    for (int i = labels.size() - 1; i > 0; i--) {
      labels.set(i, labels.set(random.nextInt(i + 1), labels.get(i)));
    }
    List<Cell> cells =
        IntStream.range(0, cohort.size())
            .mapToObj(
                i -> {
                  Cell cell = cohort.cells().get(i);
                  return new Cell(
                      cell.id(), cell.species(), cell.donor(), labels.get(i), cell.condition());
                })
            .toList();
    return new Cohort(cohort.name(), cells, cohort.families(), List.of());
  }

  public Cohort generate(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int features = shifts[0].length;
    List<Integer> classes = new ArrayList<>();
    for (int c = 0; c < cellsPerClass.length; c++) {
      for (int i = 0; i < cellsPerClass[c]; i++) {
        classes.add(c);
      }
    }
    for (int i = classes.size() - 1; i > 0; i--) {
      classes.set(i, classes.set(random.nextInt(i + 1), classes.get(i)));
    }
    List<Column> columns =
        IntStream.range(0, features).mapToObj(f -> new Column("f" + f, "mV")).toList();
    FamilyBlock.Builder block = FamilyBlock.builder("scalars", columns, classes.size());
    List<Cell> cells = new ArrayList<>();
    double[] offset = new double[features];
    for (int i = 0; i < classes.size(); i++) {
      int c = classes.get(i);
      String prefix = species.label();
      for (int f = 0; f < features; f++) {
        offset[f] = i % cellsPerDonor == 0 ? donorSd * random.nextGaussian() : offset[f];
        double value = random.nextGaussian() + offset[f] + shifts[c][f];
        if (random.nextDouble() < absentShare) {
          block.absent(i, f, "left out");
        } else {
          block.set(i, f, value);
        }
      }
      cells.add(
          new Cell(
              prefix + i,
              species,
              Optional.of(prefix + " donor " + i / cellsPerDonor),
              Optional.of("class " + (char) ('A' + c)),
              Optional.empty()));
    }
    return new Cohort(species.label(), cells, List.of(block.build()), List.of());
  }
}
