package org.patchbridge.sequence;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
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
   * @param shift added to all values, as another species might have it
   * @return four cells a donor
   */
  public static Cohort cohort(Species species, int size, double shift, long seed) {
    Random random = new Random(seed);
    List<Cell> cells = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      cells.add(
          new Cell(
              species.label() + i,
              species,
              Optional.of("donor" + i / 4),
              Optional.of(CLASSES.get(classOf(i))),
              Optional.empty()));
    }
    List<FamilyBlock> families = new ArrayList<>();
    for (int f = 0; f < WIDTHS.length; f++) {
      families.add(family(f, size, shift, random));
    }
    return new Cohort(species.label() + " waves", cells, families, List.of());
  }

  /** Half Pvalb, 30 % Sst, 20 % Vip. */
  private static int classOf(int cell) {
    int of = cell % 10;
    return of < 5 ? 0 : of < 8 ? 1 : 2;
  }

  private static FamilyBlock family(int family, int size, double shift, Random random) {
    int width = WIDTHS[family];
    List<Column> columns =
        IntStream.range(0, width).mapToObj(i -> new Column("f" + family + "_" + i, "mV")).toList();
    FamilyBlock.Builder block = FamilyBlock.builder("family " + family, columns, size);
    for (int cell = 0; cell < size; cell++) {
      boolean absent = family == 2 && random.nextInt(5) == 0;
      for (int i = 0; i < width; i++) {
        double signal = family == 0 ? 3 * Math.cos(i * (1 + classOf(cell))) : 0;
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
