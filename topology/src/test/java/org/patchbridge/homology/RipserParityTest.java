package org.patchbridge.homology;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Diagrams equal to those of Ripser 1.2.1. It adds squares in single precision, we in double:
 * births and deaths agree to six digits, which it prints, and features shorter than that may be
 * there in one only.
 */
class RipserParityTest {
  private static final double RELATIVE = 1e-5;

  private record Cloud(String name, double[][] points, int dimension) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Cloud> clouds() {
    Stream<Cloud> seeded =
        IntStream.rangeClosed(1, 30)
            .mapToObj(
                seed ->
                    new Cloud(
                        "seed " + seed, Clouds.gaussian(20 + 6 * seed, 1 + seed % 6, seed), 1));
    double[][] twice = Clouds.gaussian(60, 2, 5);
    for (int i = 0; i < 20; i++) {
      twice[40 + i] = twice[i].clone();
    }
    Stream<Cloud> shapes =
        Stream.of(
            new Cloud("circle", Clouds.circle(60), 1),
            new Cloud("figure eight", Clouds.figureEight(80), 1),
            new Cloud("torus", Clouds.torus(14, 1), 2),
            new Cloud("sphere", Clouds.sphere(120, 1), 2),
            new Cloud("grid: ties", Clouds.grid(9), 2),
            new Cloud("duplicates", twice, 2),
            new Cloud("cavities of noise", Clouds.gaussian(70, 4, 3), 2),
            new Cloud("two points", new double[][] {{0}, {3}}, 1),
            new Cloud("the same point three times", new double[3][2], 1));
    return Stream.concat(seeded, shapes);
  }

  @ParameterizedTest
  @MethodSource("clouds")
  void diagramsAreThoseOfRipser(Cloud cloud, @TempDir Path folder)
      throws IOException, InterruptedException {
    assertDiagramsAreEqual(cloud.points(), cloud.dimension(), folder);
  }

  static void assertDiagramsAreEqual(double[][] points, int maxDimension, Path folder)
      throws IOException, InterruptedException {
    List<List<double[]>> expected = Ripser.intervals(points, maxDimension, folder);

    PersistenceDiagram diagram =
        VietorisRips.upTo(maxDimension).of(PointCloud.of(points)).diagram();

    for (int dimension = 0; dimension <= maxDimension; dimension++) {
      List<double[]> ours = new ArrayList<>();
      for (PersistencePair pair : diagram.of(dimension).pairs()) {
        ours.add(new double[] {pair.birth(), pair.death()});
      }
      assertSame(
          ours, dimension < expected.size() ? expected.get(dimension) : List.of(), dimension);
    }
  }

  private static void assertSame(List<double[]> ours, List<double[]> expected, int dimension) {
    List<double[]> left = lasting(expected);
    List<double[]> unmatched =
        lasting(ours).stream()
            .filter(one -> !left.removeIf(new First(other -> isSame(one, other))))
            .toList();
    assertThat(unmatched).as("only here, dimension " + dimension).isEmpty();
    assertThat(left).as("only of Ripser, dimension " + dimension).isEmpty();
  }

  /** Holds of the first that fits only. */
  private static final class First implements Predicate<double[]> {
    private final Predicate<double[]> fits;
    private boolean found;

    First(Predicate<double[]> fits) {
      this.fits = fits;
    }

    @Override
    public boolean test(double[] interval) {
      boolean first = !found && fits.test(interval);
      found |= first;
      return first;
    }
  }

  private static boolean isSame(double[] one, double[] other) {
    return isNear(one[0], other[0]) && (one[1] == other[1] || isNear(one[1], other[1]));
  }

  private static boolean isNear(double one, double other) {
    return Math.abs(one - other) <= RELATIVE * Math.max(1, other);
  }

  private static List<double[]> lasting(List<double[]> intervals) {
    return new ArrayList<>(
        intervals.stream().filter(interval -> !isNear(interval[0], interval[1])).toList());
  }
}
