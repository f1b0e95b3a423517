package org.patchbridge.mixing;

/**
 * How mixing is measured.
 *
 * @param perplexity of LISI: effective number of cells in a neighbourhood, above 1; three times as
 *     many neighbours are looked at, and where there are fewer a third of them is the perplexity
 * @param significance of kBET's test, between 0 and 1
 * @param neighbours of the purity across species, at least 1
 * @param permutations of labels for the chance value, at least 0
 * @param seed of the permutations
 */
public record MixingSettings(
    double perplexity, double significance, int neighbours, int permutations, long seed) {
  public MixingSettings {
    if (!(perplexity > 1 && perplexity <= 1_000)
        || !(significance > 0 && significance < 1)
        || neighbours < 1
        || permutations < 0) {
      throw new IllegalArgumentException(
          "perplexity "
              + perplexity
              + ", significance "
              + significance
              + ", "
              + neighbours
              + " neighbours, "
              + permutations
              + " permutations; above 1 and at most 1000, between 0 and 1, at least 1, at least 0");
    }
  }

  /** Perplexity 30, significance 0.05, 15 neighbours, 20 permutations. */
  public static MixingSettings withSeed(long seed) {
    return new MixingSettings(30, 0.05, 15, 20, seed);
  }

  public MixingSettings withPermutations(int count) {
    return new MixingSettings(perplexity, significance, neighbours, count, seed);
  }
}
