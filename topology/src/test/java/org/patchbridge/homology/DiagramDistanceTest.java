package org.patchbridge.homology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.patchbridge.random.RandomStream;

class DiagramDistanceTest {
  private static final double EXACT = 1e-12;

  private static PersistenceDiagram diagram(double... birthsAndDeaths) {
    List<PersistencePair> pairs = new ArrayList<>();
    for (int i = 0; i < birthsAndDeaths.length; i += 2) {
      pairs.add(new PersistencePair(1, birthsAndDeaths[i], birthsAndDeaths[i + 1], List.of(0, 1)));
    }
    return new PersistenceDiagram(pairs);
  }

  private static PersistenceDiagram random(int features, long seed) {
    RandomStream random = RandomStream.of(seed);
    double[] values = new double[2 * features];
    for (int i = 0; i < values.length; i += 2) {
      values[i] = random.nextDouble();
      values[i + 1] = values[i] + 0.01 + random.nextDouble();
    }
    return diagram(values);
  }

  @Test
  void featureIsMatchedOrStandsAlone() {
    assertThat(DiagramDistance.BOTTLENECK.between(diagram(0, 4), diagram(1, 4.5)))
        .isCloseTo(1, within(EXACT));
    assertThat(DiagramDistance.BOTTLENECK.between(diagram(0, 1), diagram(5, 6)))
        .isCloseTo(0.5, within(EXACT));
    assertThat(DiagramDistance.WASSERSTEIN.between(diagram(0, 1), diagram(5, 6)))
        .isCloseTo(1, within(EXACT));
    assertThat(DiagramDistance.WASSERSTEIN.between(diagram(0, 4, 0, 1), diagram(1, 4.5)))
        .isCloseTo(1.5, within(EXACT));
  }

  @Test
  void nothingIsAsFarAsItsLongestFeatureLasts() {
    assertThat(DiagramDistance.BOTTLENECK.between(diagram(), diagram(1, 4, 2, 3)))
        .isCloseTo(1.5, within(EXACT));
    assertThat(DiagramDistance.WASSERSTEIN.between(diagram(1, 4, 2, 3), diagram()))
        .isCloseTo(2, within(EXACT));
    assertThat(DiagramDistance.BOTTLENECK.between(diagram(), diagram())).isZero();
  }

  @Test
  void endlessFeaturesAreMatchedAmongThemselves() {
    double endless = Double.POSITIVE_INFINITY;

    assertThat(DiagramDistance.BOTTLENECK.between(diagram(1, endless), diagram(3, endless)))
        .isCloseTo(2, within(EXACT));
    assertThat(DiagramDistance.BOTTLENECK.between(diagram(1, endless), diagram(1, 9))).isInfinite();
  }

  /** All matchings of small diagrams, one by one. */
  @Test
  void distancesAreThoseOfTheBestOfAllMatchings() {
    for (int seed = 0; seed < 60; seed++) {
      PersistenceDiagram one = random(seed % 5, 2L * seed);
      PersistenceDiagram other = random((seed + 2) % 5, 2L * seed + 1);
      double[] best = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
      tryAll(one.pairs(), other.pairs(), 0, new boolean[5], 0, 0, best);

      assertThat(DiagramDistance.BOTTLENECK.between(one, other)).isCloseTo(best[0], within(EXACT));
      assertThat(DiagramDistance.WASSERSTEIN.between(one, other)).isCloseTo(best[1], within(EXACT));
    }
  }

  private static void tryAll(
      List<PersistencePair> one,
      List<PersistencePair> other,
      int at,
      boolean[] used,
      double greatest,
      double sum,
      double[] best) {
    if (at == one.size()) {
      double[] alone =
          IntStream.range(0, other.size())
              .filter(j -> !used[j])
              .mapToDouble(j -> other.get(j).persistence() / 2)
              .toArray();
      double total = sum + Arrays.stream(alone).sum();
      best[0] = Math.min(best[0], Math.max(greatest, Arrays.stream(alone).max().orElse(0)));
      best[1] = Math.min(best[1], total);
      return;
    }
    double half = one.get(at).persistence() / 2;
    tryAll(one, other, at + 1, used, Math.max(greatest, half), sum + half, best);
    for (int j = 0; j < other.size(); j++) {
      if (!used[j]) {
        used[j] = true;
        double distance =
            Math.max(
                Math.abs(one.get(at).birth() - other.get(j).birth()),
                Math.abs(one.get(at).death() - other.get(j).death()));
        tryAll(one, other, at + 1, used, Math.max(greatest, distance), sum + distance, best);
        used[j] = false;
      }
    }
  }

  @Test
  void distancesAreThoseOfAMetric() {
    for (DiagramDistance distance : DiagramDistance.values()) {
      for (int seed = 0; seed < 12; seed++) {
        PersistenceDiagram a = random(40, 3L * seed);
        PersistenceDiagram b = random(30, 3L * seed + 1);
        PersistenceDiagram c = random(50, 3L * seed + 2);

        assertThat(distance.between(a, a)).isZero();
        assertThat(distance.between(a, b)).isCloseTo(distance.between(b, a), within(1e-9));
        assertThat(distance.between(a, c))
            .isLessThanOrEqualTo(distance.between(a, b) + distance.between(b, c) + 1e-9);
      }
    }
  }

  @Test
  void movingPointsALittleMovesTheDiagramNoFarther() {
    double[][] cloud = Clouds.gaussian(70, 2, 6);
    RandomStream random = RandomStream.of(7);
    double most = 0;
    double[][] moved = new double[cloud.length][2];
    for (int i = 0; i < cloud.length; i++) {
      double x = 0.05 * random.nextGaussian();
      double y = 0.05 * random.nextGaussian();
      moved[i] = new double[] {cloud[i][0] + x, cloud[i][1] + y};
      most = Math.max(most, Math.hypot(x, y));
    }
    PersistenceDiagram before = VietorisRips.upTo(1).of(PointCloud.of(cloud)).diagram();
    PersistenceDiagram after = VietorisRips.upTo(1).of(PointCloud.of(moved)).diagram();

    // Stability theorem: each end of an edge moves by at most so much.
    for (int dimension = 0; dimension <= 1; dimension++) {
      assertThat(DiagramDistance.BOTTLENECK.between(before.of(dimension), after.of(dimension)))
          .isPositive()
          .isLessThanOrEqualTo(2 * most + 1e-6);
    }
  }

  @Test
  void manyFeaturesAreNoTrouble() {
    PersistenceDiagram one = random(1500, 1);
    PersistenceDiagram other = random(1400, 2);

    double bottleneck = DiagramDistance.BOTTLENECK.between(one, other);
    double wasserstein = DiagramDistance.WASSERSTEIN.between(one, other);

    assertThat(bottleneck).isPositive().isLessThan(wasserstein);
  }
}
