package org.patchbridge.spca;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Seeded smooth curves, the kind of matrix that a waveform family is. */
final class Waves {
  private Waves() {}

  /** Random sums of a few bumps, with white noise on each position. */
  static double[][] smooth(int rows, int columns, double noise, long seed) {
    RandomGenerator random = new SplittableRandom(seed);
    int bumps = 6;
    double[][] shapes = new double[bumps][columns];
    for (int bump = 0; bump < bumps; bump++) {
      double centre = random.nextDouble() * columns;
      double width = columns * (0.05 + 0.2 * random.nextDouble());
      for (int column = 0; column < columns; column++) {
        double distance = (column - centre) / width;
        shapes[bump][column] = Math.exp(-distance * distance);
      }
    }
    double[][] waves = new double[rows][columns];
    for (double[] wave : waves) {
      for (int bump = 0; bump < bumps; bump++) {
        double height = 5 * random.nextGaussian() / (1 + bump);
        for (int column = 0; column < columns; column++) {
          wave[column] += height * shapes[bump][column];
        }
      }
      for (int column = 0; column < columns; column++) {
        wave[column] += 3 + noise * random.nextGaussian();
      }
    }
    return waves;
  }
}
