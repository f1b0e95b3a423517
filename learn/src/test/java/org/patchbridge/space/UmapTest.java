package org.patchbridge.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.Species;
import org.patchbridge.separation.HeldOutSilhouette;

class UmapTest {
  private static final double[][] APART = {{6, 0, 0, 0}, {0, 6, 0, 0}, {0, 0, 6, 0}};
  private final Cohort cohort = PlantedCohort.of(Species.MOUSE, APART, 60, 60, 60).generate(1);
  private final double[][] points = points(cohort);

  @Test
  void sameSeedGivesTheSameCoordinatesBitForBitAndAnotherSeedOthers() {
    double[][] once = Umap.with(UmapSettings.defaults()).embed(points, 5).coordinates();

    assertThat(Umap.with(UmapSettings.defaults()).embed(points, 5).coordinates())
        .isDeepEqualTo(once);
    assertThat(
            Arrays.deepEquals(
                Umap.with(UmapSettings.defaults()).embed(points, 6).coordinates(), once))
        .isFalse();
  }

  @Test
  void embeddingsAtTheSameTimeAreThoseOfOneAfterTheOtherAndPrintNothing() {
    List<double[][]> alone = LongStream.range(0, 4).mapToObj(this::coordinates).toList();
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    List<double[][]> together;
    try (PrintStream captured = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
      System.setOut(captured);
      System.setErr(captured);
      together = LongStream.range(0, 4).parallel().mapToObj(this::coordinates).toList();
    } finally {
      System.setOut(out);
      System.setErr(err);
    }

    assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
    for (int seed = 0; seed < alone.size(); seed++) {
      assertThat(together.get(seed)).isDeepEqualTo(alone.get(seed));
    }
  }

  private double[][] coordinates(long seed) {
    return Umap.with(UmapSettings.defaults()).embed(points, seed).coordinates();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void groupsThatLieApartStayApartAndNeighboursStayNeighbours(long seed) {
    Embedding embedding = Umap.with(UmapSettings.defaults()).embed(points, seed);

    double[] silhouettes = HeldOutSilhouette.samples(embedding.coordinates(), cohort.labels());
    assertThat(Arrays.stream(silhouettes).average().orElseThrow()).isGreaterThan(0.7);
    assertThat(embedding.preservation().trustworthiness()).isGreaterThan(0.85);
    assertThat(embedding.preservation().continuity()).isGreaterThan(0.85);
    assertThat(embedding.preservation().neighbours()).isEqualTo(15);
  }

  @Test
  void aLineStaysALine() {
    double[][] line =
        IntStream.range(0, 200).mapToObj(i -> new double[] {i, 2 * i, -i}).toArray(double[][]::new);

    NeighbourhoodPreservation kept =
        Umap.with(UmapSettings.defaults()).embed(line, 1).preservation();

    assertThat(kept.trustworthiness()).isGreaterThan(0.98);
    assertThat(kept.continuity()).isGreaterThan(0.98);
  }

  @Test
  void aHandfulOfCellsIsEmbeddedWithFewerNeighbours() {
    double[][] few = Arrays.copyOf(points, 6);

    Embedding embedding = Umap.with(UmapSettings.defaults()).embed(few, 1);

    assertThat(embedding.settings().neighbours()).isEqualTo(5);
    assertThat(embedding.preservation().neighbours()).isEqualTo(2);
    assertThat(Arrays.stream(embedding.coordinates()).flatMapToDouble(Arrays::stream))
        .allMatch(Double::isFinite);
  }

  @Test
  void equalPointsAreEmbedded() {
    double[][] equal = new double[30][4];

    assertThat(
            Arrays.stream(Umap.with(UmapSettings.defaults()).embed(equal, 1).coordinates())
                .flatMapToDouble(Arrays::stream))
        .allMatch(Double::isFinite);
  }

  @Test
  void absentValuesAndTooFewCellsAreRefused() {
    double[][] absent = {{1, 2}, {1, 3}, {2, Double.NaN}, {4, 5}, {5, 5}};

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Umap.with(UmapSettings.defaults()).embed(absent, 1))
        .withMessageContaining("component 1 of cell 2 is NaN")
        .withMessageContaining("impute");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Umap.with(UmapSettings.defaults()).embed(new double[4][2], 1))
        .withMessageContaining("at least 5");
  }

  private static double[][] points(Cohort cohort) {
    int[] all = IntStream.range(0, cohort.size()).toArray();
    return CellSpace.standard().fit(cohort, all).coordinates(cohort, all);
  }
}
