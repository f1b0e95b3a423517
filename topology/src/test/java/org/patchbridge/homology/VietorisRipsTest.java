package org.patchbridge.homology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class VietorisRipsTest {
  private static PersistenceDiagram diagram(double[][] points, int dimension) {
    return VietorisRips.upTo(dimension).of(PointCloud.of(points)).diagram();
  }

  @Test
  void circleHasOneComponentAndOneLoop() {
    PersistenceDiagram diagram = diagram(Clouds.circle(60), 1);

    assertThat(diagram.betti(0, 1)).isEqualTo(1);
    assertThat(diagram.betti(1, 1)).isEqualTo(1);
    // The loop of a circle fills at the side of the inscribed triangle (Adamaszek & Adams 2017).
    assertThat(diagram.of(1).pairs().get(0).death()).isCloseTo(Math.sqrt(3), offset(1e-6));
  }

  @Test
  void figureEightHasTwoLoops() {
    assertThat(diagram(Clouds.figureEight(80), 1).betti(1, 1)).isEqualTo(2);
  }

  @Test
  void sphereHasOneCavityAndNoLoop() {
    PersistenceDiagram diagram = diagram(Clouds.sphere(150, 2), 2);

    assertThat(diagram.betti(0, 0.9)).isEqualTo(1);
    assertThat(diagram.betti(1, 0.9)).isZero();
    assertThat(diagram.betti(2, 0.9)).isEqualTo(1);
  }

  @Test
  void torusHasTwoLoopsAndOneCavity() {
    PersistenceDiagram diagram = diagram(Clouds.torus(14, 2), 2);

    assertThat(diagram.betti(0, 1.1)).isEqualTo(1);
    assertThat(diagram.betti(1, 1.1)).isEqualTo(2);
    assertThat(diagram.betti(2, 1.1)).isEqualTo(1);
  }

  @Test
  void onePointIsOneComponentForEver() {
    assertThat(diagram(new double[][] {{1, 2}}, 2).pairs())
        .containsExactly(new PersistencePair(0, 0, Double.POSITIVE_INFINITY, List.of()));
  }

  @Test
  void pointsInTheSamePlaceAreOneComponent() {
    assertThat(diagram(new double[4][3], 2).pairs()).hasSize(1);
  }

  @Test
  void complexThatStopsGrowingKeepsWhatIsThere() {
    PersistenceDiagram diagram =
        new VietorisRips(1, 1.0).of(PointCloud.of(Clouds.circle(60))).diagram();

    assertThat(diagram.of(1).essential()).hasSize(1);
    assertThat(
            new VietorisRips(0, 0.5).of(PointCloud.of(new double[][] {{0}, {2}})).diagram().pairs())
        .allMatch(PersistencePair::isEssential)
        .hasSize(2);
  }

  @Test
  void orderOfPointsChangesNoInterval() {
    double[][] cloud = Clouds.gaussian(90, 3, 8);
    double[][] turned =
        IntStream.range(0, 90).mapToObj(i -> cloud[89 - i]).toArray(double[][]::new);

    assertThat(intervals(diagram(turned, 2))).isEqualTo(intervals(diagram(cloud, 2)));
  }

  @Test
  void loopGoesAroundTheHole() {
    double[][] cloud = Clouds.circle(40);
    Persistence persistence = VietorisRips.upTo(1).of(PointCloud.of(cloud));
    PersistencePair pair = persistence.diagram().of(1).pairs().get(0);

    List<Integer> loop = persistence.loop(pair);

    double turned = 0;
    for (int i = 0; i < loop.size(); i++) {
      double[] from = cloud[loop.get(i)];
      double[] to = cloud[loop.get((i + 1) % loop.size())];
      turned += Math.atan2(from[0] * to[1] - from[1] * to[0], from[0] * to[0] + from[1] * to[1]);
    }
    assertThat(Math.abs(turned)).isCloseTo(2 * Math.PI, offset(1e-9));
  }

  @Test
  void everyLoopIsOfEdgesNoLongerThanItsBirth() {
    double[][] cloud = Clouds.gaussian(80, 2, 4);
    PointCloud points = PointCloud.of(cloud);
    Persistence persistence = VietorisRips.upTo(1).of(points);

    assertThat(persistence.diagram().of(1).pairs()).isNotEmpty();
    for (PersistencePair pair : persistence.diagram().of(1).pairs()) {
      List<Integer> loop = persistence.loop(pair);
      assertThat(loop).hasSizeGreaterThan(3).doesNotHaveDuplicates();
      for (int i = 0; i < loop.size(); i++) {
        double length = points.distance(loop.get(i), loop.get((i + 1) % loop.size()));
        assertThat(length).isLessThanOrEqualTo(pair.birth());
      }
    }
  }

  @Test
  void whatIsNoCloudIsRefused() {
    assertThatThrownBy(() -> PointCloud.of(new double[0][2])).hasMessageContaining("0 points");
    assertThatThrownBy(() -> PointCloud.of(new double[][] {{1, 2}, {1}}))
        .hasMessageContaining("point 1 has 1 coordinates, the first 2");
    assertThatThrownBy(() -> PointCloud.of(new double[][] {{Double.NaN}}))
        .hasMessageContaining("point 0 has the coordinate NaN");
    assertThatThrownBy(() -> PointCloud.of(new double[][] {{3e38}, {-3e38}}))
        .hasMessageContaining("too large");
    assertThatThrownBy(() -> VietorisRips.upTo(3)).hasMessageContaining("dimension 3");
  }

  private static List<List<Double>> intervals(PersistenceDiagram diagram) {
    return diagram.pairs().stream()
        .map(pair -> List.of((double) pair.dimension(), pair.birth(), pair.death()))
        .toList();
  }

  private static org.assertj.core.data.Offset<Double> offset(double value) {
    return org.assertj.core.api.Assertions.within(value);
  }
}
