package org.patchbridge.mapper;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.patchbridge.dataset.Cell;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.Species;
import org.patchbridge.random.RandomStream;

/** Clouds whose graph is known, and cohorts of their cells. */
final class Shapes {
  private Shapes() {}

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

  /** Around a circle of radius 1, off it by Gaussian noise. */
  static double[][] circle(int points, double noise, long seed) {
    double[][] cloud = gaussian(points, 2, seed);
    for (int i = 0; i < points; i++) {
      double angle = 2 * Math.PI * i / points;
      cloud[i][0] = Math.cos(angle) + noise * cloud[i][0];
      cloud[i][1] = Math.sin(angle) + noise * cloud[i][1];
    }
    return cloud;
  }

  /** Two circles side by side that touch. */
  static double[][] figureEight(int points) {
    double[][] cloud = new double[points][];
    for (int i = 0; i < points; i++) {
      double side = i < points / 2 ? 1 : -1;
      double angle = 4 * Math.PI * i / points;
      cloud[i] = new double[] {side * (1 - Math.cos(angle)), Math.sin(angle)};
    }
    return cloud;
  }

  /** Three arms from the origin: two upwards, one downwards. */
  static double[][] fork(int pointsPerArm) {
    double[][] arms = {{-1, 1}, {1, 1}, {0, -1}};
    List<double[]> cloud = new ArrayList<>(List.of(new double[] {0, 0}));
    for (double[] arm : arms) {
      for (int i = 1; i <= pointsPerArm; i++) {
        double along = (double) i / pointsPerArm;
        cloud.add(new double[] {arm[0] * along, arm[1] * along});
      }
    }
    return cloud.toArray(double[][]::new);
  }

  static double[][] disc(int side) {
    return IntStream.range(0, side * side)
        .mapToObj(i -> new double[] {2.0 * (i % side) / side - 1, 2.0 * (i / side) / side - 1})
        .filter(point -> point[0] * point[0] + point[1] * point[1] <= 1)
        .toArray(double[][]::new);
  }

  /** A lens of one coordinate. */
  static Lens coordinate(double[][] points, int column) {
    return Lens.Given.of(
        "coordinate",
        IntStream.range(0, points.length).mapToDouble(i -> points[i][column]).toArray());
  }

  /** Mouse and human in turn, two classes in halves. */
  static Cohort cohort(int cells, IntFunction<Optional<String>> donor) {
    return new Cohort(
        "made",
        IntStream.range(0, cells)
            .mapToObj(
                i ->
                    new Cell(
                        "cell " + i,
                        i % 2 == 0 ? Species.MOUSE : Species.HUMAN,
                        donor.apply(i),
                        Optional.of(i < cells / 2 ? "Pvalb" : "Sst"),
                        Optional.empty()))
            .toList(),
        List.of(),
        List.of());
  }
}
