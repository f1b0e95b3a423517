package org.patchbridge.homology.inference;

import org.patchbridge.random.RandomStream;

/** Clouds of cells whose shape is known: it lies in the first two coordinates. */
public enum PlantedShape {
  /** A ring of radius 1. */
  LOOP,
  /** One Gaussian. */
  BLOB,
  /** Three arms of length 1.5. */
  BRANCH,
  /** Two parts, 3 apart. */
  SPLIT;

  /**
   * @param noise standard deviation in every coordinate
   */
  public double[][] cells(int cells, int coordinates, double noise, long seed) {
    RandomStream random = RandomStream.of(seed, ordinal());
    double[][] points = new double[cells][coordinates];
    for (double[] point : points) {
      for (int k = 0; k < point.length; k++) {
        point[k] = noise * random.nextGaussian();
      }
      double angle = 2 * Math.PI * random.nextDouble();
      switch (this) {
        case LOOP -> add(point, Math.cos(angle), Math.sin(angle));
        case BLOB -> add(point, 0.7 * random.nextGaussian(), 0.7 * random.nextGaussian());
        case BRANCH -> {
          double arm = 2 * Math.PI * random.nextInt(3) / 3;
          double along = 1.5 * random.nextDouble();
          add(point, along * Math.cos(arm), along * Math.sin(arm));
        }
        case SPLIT -> add(point, random.nextInt(2) == 0 ? -1.5 : 1.5, 0);
        default -> throw new AssertionError(this);
      }
    }
    return points;
  }

  private static void add(double[] point, double x, double y) {
    point[0] += x;
    point[1] += y;
  }
}
