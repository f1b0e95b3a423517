package org.patchbridge.spca;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.patchbridge.dataset.Cell;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.Column;
import org.patchbridge.dataset.FamilyBlock;
import org.patchbridge.dataset.Species;

/**
 * Simulated cells of three classes with two waveform families and one of scalars. The classes
 * differ in the width of {@code isi_shape}'s bump and in one scalar; {@code subthresh_norm} is the
 * same for all. Every tenth cell lacks {@code isi_shape}, every seventh one scalar.
 */
public final class WaveCohort {
  static final List<String> CLASSES = List.of("Pvalb", "Sst", "Vip");
  private static final int WAVE = 40;

  private WaveCohort() {}

  public static Cohort of(int cells, long seed) {
    RandomGenerator random = new SplittableRandom(seed);
    int[] classes = IntStream.range(0, cells).map(i -> random.nextInt(CLASSES.size())).toArray();
    return cohort(cells, seed, i -> CLASSES.get(classes[i]), classes);
  }

  /** The cells of {@link #of} under labels that are drawn without looking at them. */
  public static Cohort withPermutedLabels(int cells, long seed) {
    RandomGenerator random = new SplittableRandom(seed);
    int[] classes = IntStream.range(0, cells).map(i -> random.nextInt(CLASSES.size())).toArray();
    RandomGenerator labels = new SplittableRandom(seed + 1);
    return cohort(cells, seed, i -> CLASSES.get(labels.nextInt(CLASSES.size())), classes);
  }

  private static Cohort cohort(int cells, long seed, IntFunction<String> label, int[] classes) {
    RandomGenerator random = new SplittableRandom(seed + 2);
    List<Cell> labelled = new ArrayList<>();
    FamilyBlock.Builder shape = FamilyBlock.builder("isi_shape", columns("mV", WAVE), cells);
    FamilyBlock.Builder norm = FamilyBlock.builder("subthresh_norm", columns("", WAVE), cells);
    FamilyBlock.Builder scalars = FamilyBlock.builder("passive", columns("MΩ", 3), cells);
    for (int cell = 0; cell < cells; cell++) {
      labelled.add(
          new Cell(
              "cell " + cell,
              Species.MOUSE,
              Optional.of("donor " + cell / 3),
              Optional.of(label.apply(cell)),
              Optional.empty()));
      double width = 4 + 3 * classes[cell] + random.nextGaussian();
      double height = 20 + 2 * random.nextGaussian();
      for (int at = 0; at < WAVE; at++) {
        double distance = (at - 20) / width;
        double bump = height * Math.exp(-distance * distance) + 0.3 * random.nextGaussian();
        norm.set(
            cell, at, Math.exp(-at / (8 + random.nextDouble())) + 0.02 * random.nextGaussian());
        if (cell % 10 == 9) {
          shape.absent(cell, at, "fewer than 2 spikes");
        } else {
          shape.set(cell, at, bump);
        }
      }
      scalars.set(cell, 0, 150 + 40 * classes[cell] + 30 * random.nextGaussian());
      scalars.set(cell, 1, random.nextGaussian());
      if (cell % 7 == 6) {
        scalars.absent(cell, 2, "no ramp");
      } else {
        scalars.set(cell, 2, random.nextGaussian());
      }
    }
    return new Cohort(
        "waves", labelled, List.of(shape.build(), norm.build(), scalars.build()), List.of());
  }

  private static List<Column> columns(String unit, int width) {
    return IntStream.range(0, width).mapToObj(i -> new Column("position " + i, unit)).toList();
  }
}
