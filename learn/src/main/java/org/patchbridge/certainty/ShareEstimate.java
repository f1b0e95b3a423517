package org.patchbridge.certainty;

import java.util.Arrays;
import java.util.Optional;
import org.patchbridge.dataset.Quantile;
import org.patchbridge.random.RandomStream;

/**
 * How frequent the classes are in a batch of cells whose classes are not known, with how much that
 * depends on which cells the batch happens to hold.
 *
 * @param shares most probable ones, sum 1; the training shares count for {@link #STRENGTH} cells
 * @param lower end of the central 95 % of estimates from cells drawn again (bootstrap)
 * @param upper end of these
 * @param cells that the estimate is from
 */
public record ShareEstimate(double[] shares, double[] lower, double[] upper, int cells) {
  /**
   * Cells that the training shares count for. Chosen on simulated batches: the least of 10, 20, 50
   * and 100 that leaves the share of right calls within 0.005 where batches are as in training.
   */
  public static final double STRENGTH = 50;

  /**
   * Below so many cells, true shares hardly show beside {@link #STRENGTH} cells, and the training
   * shares stay.
   */
  public static final int LEAST_CELLS = 10;

  private static final int DRAWS = 400;
  private static final double TAIL = 0.025;

  /**
   * The most probable shares alone.
   *
   * @param probabilities cells × classes, calibrated under {@code trained}
   * @param trained shares of the classes that the model was calibrated on, all positive
   * @return empty for fewer than {@link #LEAST_CELLS} cells
   */
  public static Optional<double[]> shares(double[][] probabilities, double[] trained) {
    return probabilities.length < LEAST_CELLS
        ? Optional.empty()
        : Optional.of(PriorShift.estimate(probabilities, trained, STRENGTH));
  }

  /**
   * @param probabilities cells × classes, calibrated under {@code trained}
   * @param trained shares of the classes that the model was calibrated on, all positive
   * @param seed of the draws
   * @return empty for fewer than {@link #LEAST_CELLS} cells
   */
  public static Optional<ShareEstimate> of(double[][] probabilities, double[] trained, long seed) {
    return shares(probabilities, trained)
        .map(found -> withInterval(found, probabilities, trained, seed));
  }

  private static ShareEstimate withInterval(
      double[] found, double[][] probabilities, double[] trained, long seed) {
    int cells = probabilities.length;
    RandomStream random = RandomStream.of(seed);
    double[][] draws = new double[trained.length][DRAWS];
    for (int draw = 0; draw < DRAWS; draw++) {
      double[][] drawn = new double[cells][];
      Arrays.setAll(drawn, cell -> probabilities[random.nextInt(cells)]);
      double[] shares = PriorShift.estimate(drawn, trained, STRENGTH);
      for (int label = 0; label < shares.length; label++) {
        draws[label][draw] = shares[label];
      }
    }
    return new ShareEstimate(found, quantiles(draws, TAIL), quantiles(draws, 1 - TAIL), cells);
  }

  private static double[] quantiles(double[][] draws, double level) {
    return Arrays.stream(draws)
        .mapToDouble(ofClass -> Quantile.of(Arrays.stream(ofClass).sorted().toArray(), level))
        .toArray();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ShareEstimate same
        && cells == same.cells
        && Arrays.equals(shares, same.shares)
        && Arrays.equals(lower, same.lower)
        && Arrays.equals(upper, same.upper);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(shares) + cells;
  }
}
