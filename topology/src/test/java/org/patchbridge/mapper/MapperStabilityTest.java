package org.patchbridge.mapper;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.metric.Bootstrap;
import org.patchbridge.metric.DonorResampling;
import org.patchbridge.random.RandomStream;
import org.patchbridge.work.Progress;

class MapperStabilityTest {
  private static final int CELLS = 400;
  private static final Cohort COHORT =
      Shapes.cohort(CELLS, i -> Optional.of("donor " + i * 7919 % 40));

  private static DonorResampling donors() {
    return DonorResampling.of(
        COHORT, IntStream.range(0, CELLS).toArray(), new Bootstrap(40, 0.95, 3));
  }

  private static MapperSettings sideView(double[][] points) {
    return MapperSettings.defaults()
        .with(Shapes.coordinate(points, 0))
        .with(new Cover(8, 0.3))
        .with(new PreimageClustering.SingleLinkage(5));
  }

  private static GraphStability overDonors(double[][] points, MapperSettings settings, int threads)
      throws InterruptedException {
    return MapperStability.overDonors(
        points, settings, Mapper.of(points, settings), donors(), threads, Progress.silent());
  }

  @Test
  void aCirclesLoopAndNodesComeBackWithOtherDonors() throws InterruptedException {
    double[][] circle = Shapes.circle(CELLS, 0.01, 1);

    GraphStability stability = overDonors(circle, sideView(circle), 1);

    assertThat(stability.graphs()).isEqualTo(40);
    assertThat(stability.loops().here()).isEqualTo(1);
    assertThat(stability.loops().any()).isGreaterThanOrEqualTo(0.95);
    assertThat(Collections.min(stability.nodes())).isGreaterThan(0.9);
    assertThat(Collections.min(stability.edges())).isGreaterThan(0.8);
  }

  @Test
  void whatOneDonorBringsComesBackInTheDrawsThatHaveIt() throws InterruptedException {
    double[][] line = new double[CELLS][1];
    for (int i = 0; i < CELLS; i++) {
      line[i][0] = i % 100 / 100.0;
    }
    MapperSettings settings = sideView(line);
    MapperGraph graph = Mapper.of(line, settings);

    GraphStability stability = overDonors(line, settings, 1);

    assertThat(graph.leaves()).hasSize(2);
    assertThat(stability.leaves().get(graph.leaves().get(0))).isGreaterThan(0.9);
    assertThat(stability.branches().asMany()).isGreaterThan(0.9);
    assertThat(stability.loops().any()).isZero();
  }

  @Test
  void aNodeOfASingleCellIsLessStableThanOneOfMany() throws InterruptedException {
    double[][] noise = Shapes.gaussian(CELLS, 10, 5);
    MapperSettings settings = MapperSettings.defaults().with(new Cover(6, 0.3));
    MapperGraph graph = Mapper.of(noise, settings);
    double[][] circle = Shapes.circle(CELLS, 0.01, 1);

    double ofNoise = mean(overDonors(noise, settings, 1).nodes());
    double ofCircle = mean(overDonors(circle, sideView(circle), 1).nodes());

    assertThat(graph.nodes()).isNotEmpty();
    assertThat(ofNoise).isLessThan(ofCircle);
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
  }

  @Test
  void threadsChangeNothing() throws InterruptedException {
    double[][] points = Shapes.gaussian(CELLS, 4, 8);
    MapperSettings settings = MapperSettings.defaults();

    assertThat(overDonors(points, settings, 3)).isEqualTo(overDonors(points, settings, 1));
  }

  @Test
  void theSameSettingsGiveEverythingBack() throws InterruptedException {
    double[][] points = Shapes.gaussian(CELLS, 4, 9);
    MapperSettings settings = MapperSettings.defaults();
    MapperGraph graph = Mapper.of(points, settings);

    GraphStability stability =
        MapperStability.overSettings(points, graph, List.of(settings), 1, Progress.silent());

    assertThat(stability.nodes()).containsOnly(1.0);
    assertThat(stability.edges()).containsOnly(1.0);
    assertThat(stability.loops().asMany()).isEqualTo(1);
    assertThat(stability.components().here()).isEqualTo(graph.components());
  }

  @Test
  void theGridIsAroundTheSettings() {
    List<MapperSettings> grid = MapperSettings.defaults().neighbouring();

    assertThat(grid).hasSize(8).doesNotContain(MapperSettings.defaults());
    assertThat(grid).extracting(settings -> settings.cover().resolution()).contains(8, 10, 12);
    assertThat(MapperSettings.defaults().with(new Cover(1, 0)).neighbouring())
        .extracting(MapperSettings::cover)
        .containsExactlyInAnyOrder(new Cover(1, 0.1), new Cover(2, 0), new Cover(2, 0.1));
  }

  @Test
  void aCircleChoosesACoverThatShowsIt() {
    double[][] circle = Shapes.circle(CELLS, 0, 1);
    Lens lens = Shapes.coordinate(circle, 0);

    AutomaticCover chosen = AutomaticCover.of(circle, lens, AutomaticCover.DEFAULT_SUBSAMPLES, 11);
    MapperGraph graph =
        Mapper.of(
            circle,
            MapperSettings.defaults().with(lens).with(chosen.cover()).with(chosen.clustering()));

    assertThat(chosen.isInformative()).isTrue();
    assertThat(chosen.moduli().get(0)).isLessThanOrEqualTo(chosen.radius());
    assertThat(graph.openLoops()).isEqualTo(1);
    assertThat(graph.components()).isEqualTo(1);
    assertThat(AutomaticCover.of(circle, lens, AutomaticCover.DEFAULT_SUBSAMPLES, 11))
        .isEqualTo(chosen);
  }

  @Test
  void inManyCoordinatesNoCoverIsGuaranteedAndThatIsSaid() {
    AutomaticCover chosen =
        AutomaticCover.of(Shapes.gaussian(CELLS, 27, 2), new Lens.Principal(2), 5, 1);

    assertThat(chosen.isInformative()).isFalse();
  }

  @Test
  void theDocumentHoldsWhatIsKnownAndNothingElse() throws InterruptedException {
    double[][] points = Shapes.circle(CELLS, 0.02, 3);
    MapperSettings settings = sideView(points);
    MapperGraph graph = Mapper.of(points, settings);
    double[] feature = new double[CELLS];
    RandomStream random = RandomStream.of(1);
    for (int i = 0; i < CELLS; i++) {
      feature[i] = random.nextDouble();
    }

    MapperDocument bare = MapperDocument.of("bare", MapperDocument.Subject.of(graph, settings));
    MapperDocument full =
        MapperDocument.of(
            "full",
            new MapperDocument.Subject(
                graph,
                settings,
                Optional.of(COHORT),
                Map.of("sag", feature, "absent", nans()),
                Optional.of(overDonors(points, settings, 1)),
                Optional.empty()));

    assertThat(bare.nodes().get(0).members())
        .containsExactlyElementsOf(
            graph.nodes().get(0).members().stream().map(String::valueOf).toList());
    assertThat(bare.nodes().get(0).donors()).isEmpty();
    assertThat(full.nodes().get(0).members()).allMatch(id -> id.startsWith("cell "));
    assertThat(full.nodes().get(0).means()).containsOnlyKeys("sag");
    assertThat(full.nodes().get(0).donorStability()).isPresent();
    assertThat(full.nodes().get(0).settingStability()).isEmpty();
    assertThat(full.edges()).hasSameSizeAs(graph.edges());
    assertThat(full.donorStability().orElseThrow().graphs()).isEqualTo(40);
  }

  private static double[] nans() {
    double[] values = new double[CELLS];
    Arrays.fill(values, Double.NaN);
    return values;
  }
}
