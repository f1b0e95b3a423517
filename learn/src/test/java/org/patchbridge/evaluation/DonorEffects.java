package org.patchbridge.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.patchbridge.dataset.Cell;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.Column;
import org.patchbridge.dataset.FamilyBlock;
import org.patchbridge.dataset.Species;

/** Cells whose features come from their donor, their class and chance. */
public final class DonorEffects {
  private static final int WIDTH = 6;
  private static final double NOISE = 0.3;

  private DonorEffects() {}

  /** All cells of a donor are of one class. */
  public record Donor(String subclass, int cells) {}

  /** {@code count} donors of a class. */
  public static List<Donor> donors(int count, String subclass, int cells) {
    return IntStream.range(0, count).mapToObj(i -> new Donor(subclass, cells)).toList();
  }

  /**
   * @param classEffect standard deviation of the classes' centres; 1 is that of donors
   * @param isUnknown by number of the cell, whether its donor is not told
   */
  public static Cohort cohort(
      List<Donor> donors, double classEffect, IntPredicate isUnknown, long seed) {
    Random random = new Random(seed);
    List<String> classes = donors.stream().map(Donor::subclass).distinct().toList();
    double[][] centres = new double[classes.size()][];
    for (int c = 0; c < centres.length; c++) {
      centres[c] = gaussians(random, classEffect);
    }
    List<Cell> cells = new ArrayList<>();
    List<double[]> values = new ArrayList<>();
    for (int donor = 0; donor < donors.size(); donor++) {
      String subclass = donors.get(donor).subclass();
      double[] effect = gaussians(random, 1);
      for (int i = 0; i < donors.get(donor).cells(); i++) {
        cells.add(cell(cells.size(), donor, subclass, isUnknown));
        values.add(sum(centres[classes.indexOf(subclass)], effect, gaussians(random, NOISE)));
      }
    }
    List<Column> columns =
        IntStream.range(0, WIDTH).mapToObj(i -> new Column("f" + i, "mV")).toList();
    FamilyBlock.Builder block = FamilyBlock.builder("passive", columns, cells.size());
    for (int cell = 0; cell < cells.size(); cell++) {
      for (int column = 0; column < WIDTH; column++) {
        block.set(cell, column, values.get(cell)[column]);
      }
    }
    return new Cohort("donor effects", cells, List.of(block.build()), List.of());
  }

  private static Cell cell(int number, int donor, String subclass, IntPredicate isUnknown) {
    return new Cell(
        "cell " + number,
        Species.MOUSE,
        isUnknown.test(number) ? Optional.empty() : Optional.of("donor " + donor),
        Optional.of(subclass),
        Optional.empty());
  }

  private static double[] gaussians(Random random, double deviation) {
    return IntStream.range(0, WIDTH).mapToDouble(i -> deviation * random.nextGaussian()).toArray();
  }

  private static double[] sum(double[]... terms) {
    return IntStream.range(0, WIDTH)
        .mapToDouble(
            i -> {
              double sum = 0;
              for (double[] term : terms) {
                sum += term[i];
              }
              return sum;
            })
        .toArray();
  }
}
