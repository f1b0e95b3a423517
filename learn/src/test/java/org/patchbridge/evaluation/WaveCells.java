package org.patchbridge.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.patchbridge.dataset.Cell;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.Column;
import org.patchbridge.dataset.FamilyBlock;
import org.patchbridge.dataset.Species;

/**
 * Cells of three classes that differ in the shape of their first family; the second is noise, and
 * the third is narrower and lacks some values.
 */
public final class WaveCells {
  private static final List<String> CLASSES = List.of("Pvalb", "Sst", "Vip");
  private static final int[] WIDTHS = {6, 6, 3};

  private WaveCells() {}

  /**
   * Half Pvalb, 30 % Sst, 20 % Vip.
   *
   * @param shift added to all values, as another species might have it
   * @return four cells a donor
   */
  public static Cohort cohort(Species species, int size, double shift, long seed) {
    return cohort(species, size, shift, seed, 5, 8);
  }

  /**
   * @param toPvalb of ten cells those below it are Pvalb
   * @param toSst of the others those below this are Sst
   */
  public static Cohort cohort(
      Species species, int size, double shift, long seed, int toPvalb, int toSst) {
    IntUnaryOperator classOf = cell -> cell % 10 < toPvalb ? 0 : cell % 10 < toSst ? 1 : 2;
    Random random = new Random(seed);
    List<Cell> cells = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      cells.add(
          new Cell(
              species.label() + i,
              species,
              Optional.of("donor" + i / 4),
              Optional.of(CLASSES.get(classOf.applyAsInt(i))),
              Optional.empty()));
    }
    List<FamilyBlock> families = new ArrayList<>();
    for (int f = 0; f < WIDTHS.length; f++) {
      families.add(family(f, size, shift, random, classOf));
    }
    return new Cohort(species.label() + " waves", cells, families, List.of());
  }

  /** The same cells, all of which lack the values of one family. */
  public static Cohort without(Cohort cohort, int family) {
    List<FamilyBlock> families = new ArrayList<>(cohort.families());
    FamilyBlock whole = families.get(family);
    FamilyBlock.Builder empty = FamilyBlock.builder(whole.name(), whole.columns(), cohort.size());
    for (int cell = 0; cell < cohort.size(); cell++) {
      for (int i = 0; i < whole.width(); i++) {
        empty.absent(cell, i, "not measured");
      }
    }
    families.set(family, empty.build());
    return new Cohort(cohort.name(), cohort.cells(), families, List.of());
  }

  private static FamilyBlock family(
      int family, int size, double shift, Random random, IntUnaryOperator classOf) {
    int width = WIDTHS[family];
    List<Column> columns =
        IntStream.range(0, width).mapToObj(i -> new Column("f" + family + "_" + i, "mV")).toList();
    FamilyBlock.Builder block = FamilyBlock.builder("family " + family, columns, size);
    for (int cell = 0; cell < size; cell++) {
      boolean absent = family == 2 && random.nextInt(5) == 0;
      for (int i = 0; i < width; i++) {
        double signal = family == 0 ? 3 * Math.cos(i * (1 + classOf.applyAsInt(cell))) : 0;
        double value = shift + signal + 0.6 * random.nextGaussian();
        if (absent) {
          block.absent(cell, i, "no ramp was run");
        } else {
          block.set(cell, i, value);
        }
      }
    }
    return block.build();
  }
}
