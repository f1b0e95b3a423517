package org.patchbridge.adaptation;

import java.util.Arrays;
import org.patchbridge.dataset.Quantile;

/**
 * From which probability of none of the classes on a cell is strange. A map can make strangers look
 * like cells of the reference, so that after one the limit is stricter: it costs ordinary cells.
 *
 * @param most probability that an ordinary cell has
 * @param usual share of reference cells beyond it, whose donors had not been seen
 */
record StrangeLimit(double most, double usual) {
  /** The same share of ordinary cells as beyond the limit of novelty of a model. */
  private static final double USUAL = 0.04;

  private static final double USUAL_ADAPTED = 0.15;

  static StrangeLimit of(RigReference reference, double[] shares, boolean isAdapted) {
    double usual = isAdapted ? USUAL_ADAPTED : USUAL;
    double[] none = none(reference.heldOutDensities(), shares);
    Arrays.sort(none);
    return new StrangeLimit(Quantile.of(none, 1 - usual), usual);
  }

  /** Probability of none of the classes for each cell. */
  static double[] none(double[][] logDensities, double[] shares) {
    return Arrays.stream(logDensities)
        .mapToDouble(
            densities -> {
              double[] posterior = densities.clone();
              HeldOutFit.addShares(posterior, shares, MixturePrior.DEFAULT.none());
              LogSum.normalise(posterior);
              return posterior[posterior.length - 1];
            })
        .toArray();
  }
}
