package org.patchbridge.homology;

import org.patchbridge.random.RandomStream;

/** Clouds whose shape is known. */
final class Clouds {
  private Clouds() {}

  static double[][] gaussian(int points, int dimensions, long seed) {
    RandomStream random = RandomStream.of(seed);
    double[][] cloud = new double[points][dimensions];
    for (double[] point : cloud) {
      for (int k = 0; k < dimensions; k++) {
        point[k] = random.nextGaussian();
      }
    }
    return cloud;
  }

  /** Evenly around a circle of radius 1. */
  static double[][] circle(int points) {
    double[][] cloud = new double[points][];
    for (int i = 0; i < points; i++) {
      double angle = 2 * Math.PI * i / points;
      cloud[i] = new double[] {Math.cos(angle), Math.sin(angle)};
    }
    return cloud;
  }

  /** Two circles of radius 1 that touch. */
  static double[][] figureEight(int points) {
    double[][] cloud = circle(points);
    for (int i = 0; i < points; i++) {
      double side = i < points / 2 ? 1 : -1;
      double angle = 4 * Math.PI * i / points;
      cloud[i] = new double[] {side * (1 - Math.cos(angle)), Math.sin(angle)};
    }
    return cloud;
  }

  static double[][] sphere(int points, long seed) {
    double[][] cloud = gaussian(points, 3, seed);
    for (double[] point : cloud) {
      double length = Math.sqrt(point[0] * point[0] + point[1] * point[1] + point[2] * point[2]);
      for (int k = 0; k < point.length; k++) {
        point[k] /= length;
      }
    }
    return cloud;
  }

  /** A flat torus in four dimensions, on a shaken grid. */
  static double[][] torus(int side, long seed) {
    RandomStream random = RandomStream.of(seed);
    double[][] cloud = new double[side * side][];
    for (int i = 0; i < side; i++) {
      for (int j = 0; j < side; j++) {
        double a = 2 * Math.PI * (i + 0.2 * random.nextDouble()) / side;
        double b = 2 * Math.PI * (j + 0.2 * random.nextDouble()) / side;
        cloud[i * side + j] = new double[] {Math.cos(a), Math.sin(a), Math.cos(b), Math.sin(b)};
      }
    }
    return cloud;
  }

  /** Points of a grid: many distances are equal. */
  static double[][] grid(int side) {
    double[][] cloud = new double[side * side][];
    for (int i = 0; i < cloud.length; i++) {
      cloud[i] = new double[] {i % side, i / side};
    }
    return cloud;
  }
}
