package org.patchbridge.adaptation.mixture;

/**
 * What is taken for granted of another rig before its cells are seen, on standard scores of the
 * reference. Chosen on simulated rigs (affine maps of random scale and shift, a distortion that
 * differs between classes, random shares; 5, 15, 60 and 200 cells of held-out donors of mouse V1).
 *
 * @param scaleDeviation standard deviation of the logarithm of a feature's scale
 * @param shiftDeviation standard deviation of a feature's shift
 * @param none share of the cells that are expected to be of none of the classes
 * @param evidence what a cell counts for against these, 0 to 1: the cells of a class are not quite
 *     normally distributed, so that each says less than its density seems to
 * @param equalShares cells of equal shares of the classes that count beside the batch
 */
public record MixturePrior(
    double scaleDeviation,
    double shiftDeviation,
    double none,
    double evidence,
    double equalShares) {
  public static final MixturePrior DEFAULT = new MixturePrior(0.25, 1, 0.05, 0.5, 1);

  public MixturePrior {
    if (!(scaleDeviation > 0 && shiftDeviation > 0 && equalShares >= 0)
        || !(none > 0 && none < 1)
        || !(evidence > 0 && evidence <= 1)) {
      throw new IllegalArgumentException(
          "no prior of a rig: "
              + scaleDeviation
              + ", "
              + shiftDeviation
              + ", "
              + none
              + ", "
              + evidence
              + ", "
              + equalShares);
    }
  }
}
