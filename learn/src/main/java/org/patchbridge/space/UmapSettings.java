package org.patchbridge.space;

/**
 * Settings of an embedding, named as by McInnes, Healy &amp; Melville 2018 (arXiv 1802.03426).
 *
 * @param neighbours cells whose distances are kept, at least 2; cohorts with no more cells than
 *     that use all other cells
 * @param minimumDistance how close points may lie, at least 0 and less than {@code spread}
 * @param spread scale of the embedded points
 * @param epochs of the layout's optimisation
 */
public record UmapSettings(int neighbours, double minimumDistance, double spread, int epochs) {

  public UmapSettings {
    boolean valid =
        neighbours >= 2
            && minimumDistance >= 0
            && spread > minimumDistance
            && Double.isFinite(spread)
            && epochs >= 1;
    if (!valid) {
      throw new IllegalArgumentException(
          neighbours
              + " neighbours, minimum distance "
              + minimumDistance
              + ", spread "
              + spread
              + ", "
              + epochs
              + " epochs; need at least 2 neighbours, 0 ≤ minimum distance < spread, and an epoch");
    }
  }

  /** 15 neighbours, minimum distance 0.1, spread 1, 300 epochs. */
  public static UmapSettings defaults() {
    return new UmapSettings(15, 0.1, 1.0, 300);
  }

  public UmapSettings withNeighbours(int count) {
    return new UmapSettings(count, minimumDistance, spread, epochs);
  }

  public UmapSettings withEpochs(int count) {
    return new UmapSettings(neighbours, minimumDistance, spread, count);
  }

  UmapSettings forCells(int cells) {
    return withNeighbours(Math.min(neighbours, cells - 1));
  }
}
