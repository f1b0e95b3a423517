package org.patchbridge.shape.cohort;

import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.patchbridge.random.DerivedSeed;
import org.patchbridge.shape.MapperChoice;
import org.patchbridge.shape.ShapeSettings;

/**
 * How closely the spaces of a study are looked at.
 *
 * @param shape of persistent homology; its draws, permutations and seed are also those of the rest
 * @param graph of Mapper
 * @param mostCells of a space; where there are more, so many are drawn
 */
public record SpaceSettings(ShapeSettings shape, MapperChoice graph, int mostCells) {
  /** Beyond so many cells a space takes many minutes. */
  public static final int MOST_CELLS = 6_000;

  private static final int SAMPLE = 11;
  private static final int EMBEDDING = 12;
  private static final int MIXING = 13;
  private static final int SPECIES = 14;

  public SpaceSettings {
    if (mostCells < 1) {
      throw new IllegalArgumentException(mostCells + " cells at most; at least 1");
    }
  }

  /** 100 draws, 99 permutations of at most 500 cells. */
  public static SpaceSettings defaults(long seed) {
    return new SpaceSettings(
        new ShapeSettings(1, Double.POSITIVE_INFINITY, 100, 99, 500, seed),
        new MapperChoice(
            OptionalInt.empty(), OptionalDouble.empty(), OptionalInt.empty(), 100, seed),
        MOST_CELLS);
  }

  long sampleSeed() {
    return DerivedSeed.of(shape.seed(), SAMPLE);
  }

  long embeddingSeed() {
    return DerivedSeed.of(shape.seed(), EMBEDDING);
  }

  long mixingSeed() {
    return DerivedSeed.of(shape.seed(), MIXING);
  }

  long speciesSeed() {
    return DerivedSeed.of(shape.seed(), SPECIES);
  }
}
