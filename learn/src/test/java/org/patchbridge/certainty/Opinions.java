package org.patchbridge.certainty;

import java.util.SplittableRandom;

/**
 * Probabilities that are right: the labels are drawn from them.
 *
 * @param probabilities cells × 3 classes
 * @param donors four cells each
 */
record Opinions(double[][] probabilities, int[] labels, int[] donors) {

  static Opinions of(int cells, long seed) {
    return of(cells, seed, new double[3]);
  }

  /**
   * @param lean added to the logarithms of the probabilities of each class
   */
  static Opinions of(int cells, long seed, double[] lean) {
    SplittableRandom random = new SplittableRandom(seed);
    double[][] probabilities = new double[cells][3];
    int[] labels = new int[cells];
    int[] donors = new int[cells];
    for (int cell = 0; cell < cells; cell++) {
      double sum = 0;
      for (int label = 0; label < 3; label++) {
        probabilities[cell][label] = Math.exp(2 * random.nextGaussian() + lean[label]);
        sum += probabilities[cell][label];
      }
      for (int label = 0; label < 3; label++) {
        probabilities[cell][label] /= sum;
      }
      labels[cell] = draw(probabilities[cell], random.nextDouble());
      donors[cell] = cell / 4;
    }
    return new Opinions(probabilities, labels, donors);
  }

  private static int draw(double[] probabilities, double level) {
    double reached = 0;
    for (int label = 0; label < probabilities.length - 1; label++) {
      reached += probabilities[label];
      if (level < reached) {
        return label;
      }
    }
    return probabilities.length - 1;
  }
}
