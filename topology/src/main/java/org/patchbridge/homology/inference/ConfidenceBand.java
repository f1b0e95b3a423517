package org.patchbridge.homology.inference;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.patchbridge.dataset.Quantile;
import org.patchbridge.homology.DiagramDistance;
import org.patchbridge.homology.PersistenceDiagram;
import org.patchbridge.homology.PersistencePair;
import org.patchbridge.homology.VietorisRips;
import org.patchbridge.random.RandomStream;

/**
 * How far a diagram moves when other donors of the same kind had been recorded: the bottleneck
 * distance that a share of bootstrap draws stays within (Fasy et al. 2014; Chazal et al. 2017). A
 * feature that lasts longer than twice that is not explained by the draw of donors.
 *
 * @param dimension of the features
 * @param level share of draws
 * @param distance bottleneck distance that this share stays within
 * @param draws how many
 */
public record ConfidenceBand(int dimension, double level, double distance, int draws) {

  /**
   * Draws donors with replacement; a donor drawn twice adds no new point, as points in one place
   * are one to the complexes.
   *
   * @param whole the diagram of all cells
   * @throws InterruptedException after an interruption
   */
  public static ConfidenceBand of(
      DonorCloud cells,
      PersistenceDiagram whole,
      int dimension,
      double level,
      int draws,
      long seed,
      Replicates replicates)
      throws InterruptedException {
    if (draws < 1 || !(level > 0 && level < 1)) {
      throw new IllegalArgumentException(draws + " draws at level " + level);
    }
    List<int[]> donors = cells.rowsOfDonors();
    PersistenceDiagram features = whole.of(dimension);
    double[] distances =
        replicates.values(
            draws,
            draw -> {
              int[] rows = drawn(donors, RandomStream.of(seed, draw));
              PersistenceDiagram again =
                  VietorisRips.upTo(dimension).of(cells.cloud().select(rows)).diagram();
              return DiagramDistance.BOTTLENECK.between(features, again.of(dimension));
            });
    Arrays.sort(distances);
    return new ConfidenceBand(dimension, level, Quantile.of(distances, level), draws);
  }

  private static int[] drawn(List<int[]> donors, RandomStream random) {
    boolean[] isDrawn = new boolean[donors.size()];
    for (int i = 0; i < isDrawn.length; i++) {
      isDrawn[random.nextInt(isDrawn.length)] = true;
    }
    return IntStream.range(0, isDrawn.length)
        .filter(donor -> isDrawn[donor])
        .flatMap(donor -> Arrays.stream(donors.get(donor)))
        .toArray();
  }

  /** Whether a feature lasts longer than the draw of donors explains. */
  public boolean isSignificant(PersistencePair pair) {
    return pair.dimension() == dimension && pair.persistence() > 2 * distance;
  }
}
