package org.patchbridge.homology;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LandmarksTest {
  @Test
  void everyPointHasALandmarkWithinTheRadius() {
    PointCloud cloud = PointCloud.of(Clouds.gaussian(300, 3, 1));
    Landmarks landmarks = Landmarks.of(cloud, 0, 40);

    assertThat(landmarks.rows()).hasSize(40).doesNotHaveDuplicates();
    for (int point = 0; point < cloud.size(); point++) {
      double nearest = Double.POSITIVE_INFINITY;
      for (int landmark : landmarks.rows()) {
        nearest = Math.min(nearest, cloud.distance(point, landmark));
      }
      assertThat(nearest).isLessThanOrEqualTo(landmarks.radius());
    }
  }

  @Test
  void diagramDiffersByNoMoreThanTwiceTheRadius() {
    PointCloud cloud = PointCloud.of(Clouds.gaussian(200, 2, 3));
    Landmarks landmarks = Landmarks.of(cloud, 0, 80);
    PersistenceDiagram whole = VietorisRips.upTo(1).of(cloud).diagram();
    PersistenceDiagram few = VietorisRips.upTo(1).of(cloud.select(landmarks.rows())).diagram();

    for (int dimension = 0; dimension <= 1; dimension++) {
      assertThat(DiagramDistance.BOTTLENECK.between(whole.of(dimension), few.of(dimension)))
          .isLessThanOrEqualTo(2 * landmarks.radius() + 1e-6);
    }
  }

  @Test
  void allPointsAreLandmarksOfASmallCloud() {
    Landmarks landmarks = Landmarks.of(PointCloud.of(new double[5][2]), 2, 10);

    assertThat(landmarks.rows()).containsExactlyInAnyOrder(0, 1, 2, 3, 4);
    assertThat(landmarks.radius()).isZero();
  }
}
