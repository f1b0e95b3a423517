package org.patchbridge.mapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.patchbridge.random.RandomStream;

class MapperTest {
  private static final MapperSettings STANDARD = MapperSettings.defaults();

  private static MapperGraph along(double[][] points, int coordinate, Cover cover) {
    return Mapper.of(points, STANDARD.with(Shapes.coordinate(points, coordinate)).with(cover));
  }

  @Test
  void aCircleSeenFromTheSideIsOneLoop() {
    MapperGraph graph = along(Shapes.circle(200, 0, 1), 0, new Cover(8, 0.3));

    assertThat(graph.components()).isEqualTo(1);
    assertThat(graph.loops()).isEqualTo(1);
    assertThat(graph.openLoops()).isEqualTo(1);
    assertThat(graph.leaves()).isEmpty();
  }

  @Test
  void aFigureEightIsTwoLoops() {
    MapperGraph graph = along(Shapes.figureEight(400), 0, new Cover(11, 0.3));

    assertThat(graph.components()).isEqualTo(1);
    assertThat(graph.loops()).isEqualTo(2);
  }

  @Test
  void aForkHasThreeEndsAndNoLoop() {
    MapperGraph graph = along(Shapes.fork(100), 1, new Cover(9, 0.3));

    assertThat(graph.leaves()).hasSize(3);
    assertThat(graph.loops()).isZero();
    assertThat(graph.degrees()).contains(3);
  }

  @Test
  void twoFarGroupsAreTwoComponents() {
    double[][] points = Shapes.gaussian(120, 3, 4);
    for (int i = 0; i < 60; i++) {
      points[i][1] += 40;
    }

    MapperGraph graph = along(points, 0, new Cover(4, 0.4));

    int[] component = graph.componentOfNode();
    for (int i = 0; i < component.length; i++) {
      List<Integer> members = graph.nodes().get(i).members();
      assertThat(members.stream().map(cell -> cell < 60).distinct()).hasSize(1);
    }
    assertThat(graph.components()).isGreaterThanOrEqualTo(2);
  }

  @Test
  void aDiscHasNoOpenLoopThoughTheGraphHasLoopsWhereBoxesMeet() {
    double[][] disc = Shapes.disc(40);
    MapperGraph graph =
        Mapper.of(disc, STANDARD.with(new Lens.Given("place", disc)).with(new Cover(5, 0.3)));

    assertThat(graph.loops()).isPositive();
    assertThat(graph.openLoops()).isZero();
    assertThat(graph.components()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void theOrderOfTheCellsDoesNotMatter(long seed) {
    double[][] points = Shapes.gaussian(150, 3, seed);
    int[] order = IntStream.range(0, points.length).toArray();
    RandomStream.of(seed).shuffle(order);
    double[][] shuffled = Arrays.stream(order).mapToObj(i -> points[i]).toArray(double[][]::new);
    MapperSettings byDensity = STANDARD.with(Shapes.coordinate(points, 2));
    MapperSettings shuffledSettings = byDensity.select(order);

    Set<Set<Integer>> one = memberSets(Mapper.of(points, byDensity));
    Set<Set<Integer>> other =
        memberSets(Mapper.of(shuffled, shuffledSettings)).stream()
            .map(set -> set.stream().map(i -> order[i]).collect(Collectors.toSet()))
            .collect(Collectors.toSet());

    assertThat(other).isEqualTo(one);
  }

  private static Set<Set<Integer>> memberSets(MapperGraph graph) {
    return graph.nodes().stream()
        .map(node -> Set.copyOf(node.members()))
        .collect(Collectors.toSet());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void everyCellIsInANodeAndEdgesCountSharedCells(long seed) {
    MapperGraph graph = Mapper.of(Shapes.gaussian(200, 5, seed), STANDARD);

    Set<Integer> covered = new HashSet<>();
    graph.nodes().forEach(node -> covered.addAll(node.members()));
    assertThat(covered).hasSize(200);
    for (MapperEdge edge : graph.edges()) {
      Set<Integer> both = new HashSet<>(graph.nodes().get(edge.one()).members());
      both.retainAll(graph.nodes().get(edge.other()).members());
      assertThat(edge.shared()).isEqualTo(both.size()).isPositive();
    }
  }

  @Test
  void cellsThatAreAllTheSameAreOneNode() {
    MapperGraph graph = Mapper.of(new double[7][3], STANDARD);

    assertThat(graph.nodes())
        .containsExactly(new MapperNode(List.of(0, 0), List.of(0, 1, 2, 3, 4, 5, 6)));
    assertThat(graph.edges()).isEmpty();
  }

  @Test
  void farCellsAreNoiseForDbscan() {
    double[][] points = {{0}, {0.1}, {0.2}, {9}};

    int[] clusters = new PreimageClustering.Dbscan(0.5, 2).clusters(points, new int[] {0, 1, 2, 3});

    assertThat(clusters).containsExactly(0, 0, 0, PreimageClustering.NOISE);
  }

  @Test
  void nodesOfOneDonorAreMarked() {
    double[][] points = new double[40][1];
    for (int i = 0; i < 40; i++) {
      points[i][0] = i;
    }
    MapperGraph graph = along(points, 0, new Cover(4, 0.2));

    List<NodeFacts> facts =
        NodeFacts.of(graph, Shapes.cohort(40, i -> Optional.of("donor " + i / 20)));

    assertThat(facts.get(0).ofOneDonor()).isTrue();
    assertThat(facts.get(0).purity()).isEqualTo(1);
    assertThat(facts.get(0).classShares()).isEqualTo(Map.of("Pvalb", 1.0));
    assertThat(facts.stream().map(NodeFacts::ofOneDonor)).contains(false);
    assertThat(facts).anyMatch(each -> each.purity() < 1);
    assertThat(facts.get(0).speciesShares().get("mouse")).isBetween(0.4, 0.6);
  }

  @Test
  void cellsOfUnknownDonorAreDonorsOfTheirOwn() {
    MapperGraph graph = Mapper.of(new double[6][1], STANDARD.with(new Lens.Eccentricity(1)));

    NodeFacts facts = NodeFacts.of(graph, Shapes.cohort(6, i -> Optional.empty())).get(0);

    assertThat(facts.donors()).isEqualTo(6);
    assertThat(facts.ofOneDonor()).isFalse();
  }

  @Test
  void meansLeaveOutAbsentValues() {
    MapperGraph graph = Mapper.of(new double[3][1], STANDARD.with(new Lens.Eccentricity(1)));

    assertThat(NodeFacts.means(graph, new double[] {1, Double.NaN, 3})).containsExactly(2);
    assertThat(NodeFacts.means(graph, new double[] {Double.NaN, Double.NaN, Double.NaN}))
        .containsExactly(Double.NaN);
  }

  @Test
  void whatIsNoCloudIsRefused() {
    assertThatThrownBy(() -> Mapper.of(new double[][] {{1, 2}, {Double.NaN, 0}}, STANDARD))
        .hasMessageContaining("point 1 has the coordinate NaN");
    assertThatThrownBy(() -> Mapper.of(new double[0][], STANDARD))
        .hasMessageContaining("no points");
    assertThatThrownBy(() -> new Cover(10, 1)).hasMessageContaining("overlap 1.0");
  }
}
