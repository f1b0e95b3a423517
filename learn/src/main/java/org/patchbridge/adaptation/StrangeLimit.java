package org.patchbridge.adaptation;

import java.util.Arrays;
import org.patchbridge.adaptation.mixture.HeldOutFit;
import org.patchbridge.adaptation.mixture.MixturePrior;
import org.patchbridge.dataset.Quantile;
import org.patchbridge.optimisation.Softmax;

/**
 * From which probability of none of the classes on a cell is strange. A map can make strangers look
 * like cells of the reference, so that after one the limit is stricter: it costs ordinary cells.
 *
 * @param most probability that an ordinary cell has
 * @param usual share of reference cells beyond it, whose donors had not been seen
 */
record StrangeLimit(double most, double usual) {
  /** What a limit costs, as a share of ordinary cells. */
  enum Strictness {
    /** As beyond the limit of novelty of a model. */
    OWN_RIG(0.04),
    ADAPTED(0.15),
    /** The cells do not have quite the shape of the classes. */
    DOUBTFUL(0.3);

    private final double usual;

    Strictness(double usual) {
      this.usual = usual;
    }
  }

  static StrangeLimit of(RigReference reference, double[] shares, Strictness strictness) {
    double usual = strictness.usual;
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
              Softmax.withLogSum(posterior);
              return posterior[posterior.length - 1];
            })
        .toArray();
  }
}
