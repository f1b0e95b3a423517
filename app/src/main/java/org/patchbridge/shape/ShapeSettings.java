package org.patchbridge.shape;

/**
 * How closely a shape is looked at.
 *
 * @param maxDimension 0: components; 1: and loops; 2: and cavities
 * @param longest diameter at which complexes stop growing
 * @param draws of donors for the confidence band
 * @param permutations for what chance would show
 * @param sampled most cells of the clouds that are drawn and permuted
 * @param seed of all random choices
 */
public record ShapeSettings(
    int maxDimension, double longest, int draws, int permutations, int sampled, long seed) {
  /** Beyond so many cells landmarks stand for the cloud. */
  public static final int MOST_POINTS = 10_000;

  public static final double LEVEL = 0.95;
}
