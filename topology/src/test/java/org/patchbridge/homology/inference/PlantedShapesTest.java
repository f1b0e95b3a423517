package org.patchbridge.homology.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.patchbridge.homology.DiagramDistance;
import org.patchbridge.homology.PersistencePair;
import org.patchbridge.homology.PointCloud;
import org.patchbridge.homology.VietorisRips;
import org.patchbridge.work.Progress;

/**
 * What was planted is found, and only that. {@code -Dpatchbridge.seeds=100} repeats it as
 * docs/topology.md states it.
 */
class PlantedShapesTest {
  private static final int SEEDS = Integer.getInteger("patchbridge.seeds", 8);
  private static final Replicates ALONE = new Replicates(1, Progress.silent());

  @ParameterizedTest
  @EnumSource(PlantedShape.class)
  void loopIsFoundWhereItIsAndNotWhereItIsNot(PlantedShape shape) throws InterruptedException {
    int found = 0;
    for (int seed = 0; seed < SEEDS; seed++) {
      double p = new ChanceTest(1, 19, seed).of(shape.cells(150, 6, 0.25, seed), ALONE).p();
      found += p <= 0.05 ? 1 : 0;
    }

    // The rate itself is what docs/topology.md states.
    System.out.println(shape + ": a loop in " + found + " of " + SEEDS);
    if (shape == PlantedShape.LOOP) {
      assertThat(found).isGreaterThanOrEqualTo((int) Math.floor(0.9 * SEEDS));
    } else {
      // 5 % expected at most; few seeds allow one more.
      assertThat(found).isLessThanOrEqualTo((int) Math.ceil(0.05 * SEEDS) + 1);
    }
  }

  @Test
  void loopLastsLongerThanTheDrawOfDonorsExplains() throws InterruptedException {
    double[][] points = PlantedShape.LOOP.cells(240, 6, 0.25, 5);
    int[] donors = IntStream.range(0, 240).map(cell -> cell / 2).toArray();
    DonorCloud cells = new DonorCloud(PointCloud.of(points), donors);
    var diagram = VietorisRips.upTo(1).of(cells.cloud()).diagram();

    ConfidenceBand band = ConfidenceBand.of(cells, diagram, 1, 0.95, 60, 1, ALONE);

    PersistencePair longest =
        diagram.of(1).pairs().stream()
            .max((a, b) -> Double.compare(a.persistence(), b.persistence()))
            .orElseThrow();
    assertThat(diagram.of(1).pairs()).filteredOn(band::isSignificant).hasSizeLessThanOrEqualTo(1);
    assertThat(band.distance()).isPositive().isLessThan(longest.persistence());
    assertThat(
            ConfidenceBand.of(cells, diagram, 1, 0.95, 60, 1, new Replicates(3, Progress.silent())))
        .isEqualTo(band);
  }

  @Test
  void groupsOfOneKindGiveEveryPWithEqualChance() throws InterruptedException {
    int repeats = 3 * SEEDS;
    double[] p = new double[repeats];
    for (int seed = 0; seed < repeats; seed++) {
      DonorCloud cells = ofDonors(PlantedShape.BLOB.cells(80, 6, 0.25, 1000 + seed));
      p[seed] =
          new TwoGroupTest(DiagramDistance.WASSERSTEIN, 1, 25, 1, 19, seed)
              .of(cells, halves(80), ALONE)
              .p();
    }

    // Kolmogorov & Smirnov at 0.1 %, and the step of 1/20 that p has.
    Arrays.sort(p);
    for (int i = 0; i < repeats; i++) {
      assertThat(Math.abs(p[i] - (i + 1.0) / repeats)).isLessThan(1.95 / Math.sqrt(repeats) + 0.05);
    }
  }

  @ParameterizedTest
  @EnumSource(DiagramDistance.class)
  void groupsOfDifferentShapeAreToldApart(DiagramDistance measure) throws InterruptedException {
    double[][] one = PlantedShape.LOOP.cells(100, 6, 0.25, 3);
    double[][] other = PlantedShape.BLOB.cells(100, 6, 0.25, 4);
    if (measure == DiagramDistance.WASSERSTEIN) {
      // The same loop, everything half as large: many small differences.
      other = PlantedShape.LOOP.cells(100, 6, 0.25, 4);
      for (double[] point : other) {
        for (int k = 0; k < point.length; k++) {
          point[k] /= 2;
        }
      }
    }
    double[][] both = Stream.of(one, other).flatMap(Arrays::stream).toArray(double[][]::new);
    int[] groups = IntStream.range(0, 200).map(i -> i / 100).toArray();

    TwoGroupTest.Result result =
        new TwoGroupTest(measure, 1, 80, 2, 39, 1).of(ofDonors(both), groups, ALONE);

    assertThat(result.p()).isLessThanOrEqualTo(0.05);
    assertThat(result.distance()).isGreaterThan(result.ordinary()[1]);
  }

  @Test
  void donorInBothGroupsIsRefused() {
    DonorCloud cells = new DonorCloud(PointCloud.of(new double[4][2]), new int[] {0, 0, 1, 1});

    assertThatThrownBy(
            () ->
                new TwoGroupTest(DiagramDistance.BOTTLENECK, 1, 2, 1, 3, 1)
                    .of(cells, new int[] {0, 1, 1, 1}, ALONE))
        .hasMessageContaining("a donor is in two groups");
  }

  private static DonorCloud ofDonors(double[][] points) {
    return new DonorCloud(
        PointCloud.of(points), IntStream.range(0, points.length).map(cell -> cell / 2).toArray());
  }

  private static int[] halves(int cells) {
    return IntStream.range(0, cells).map(cell -> cell / 2 % 2).toArray();
  }
}
