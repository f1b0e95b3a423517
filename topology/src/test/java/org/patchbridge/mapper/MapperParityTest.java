package org.patchbridge.mapper;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.patchbridge.nearness.PythonOracle;

/** Graphs equal those of bench/mapper/mapper.py, our own brute force in Python (oracle). */
class MapperParityTest {
  @TempDir Path folder;

  /**
   * @param options of the script that mean the same as the settings
   */
  private record Subject(
      String name, double[][] points, MapperSettings settings, List<String> options) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static Subject subject(
      String name, double[][] points, MapperSettings settings, String lens, String clustering) {
    return new Subject(
        name,
        points,
        settings,
        List.of(
            "--lens=" + lens,
            "--resolution=" + settings.cover().resolution(),
            "--overlap=" + settings.cover().overlap(),
            "--clustering=" + clustering,
            "--least=" + settings.leastCells()));
  }

  static Stream<Subject> subjects() {
    MapperSettings standard = MapperSettings.defaults();
    double[][] circle = Shapes.circle(150, 0.05, 1);
    double[][] cloud = Shapes.gaussian(180, 4, 2);
    double[][] twice = Shapes.gaussian(90, 2, 3);
    for (int i = 0; i < 40; i++) {
      twice[50 + i] = twice[i].clone();
    }
    return Stream.of(
        subject("two components", cloud, standard, "pca:2", "linkage:10"),
        subject(
            "one component, much overlap",
            Shapes.gaussian(200, 12, 4),
            standard.with(new Lens.Principal(1)).with(new Cover(8, 0.6)),
            "pca:1",
            "linkage:10"),
        subject(
            "a circle by a coordinate",
            circle,
            standard
                .with(Shapes.coordinate(circle, 0))
                .with(new Cover(6, 0.4))
                .with(new PreimageClustering.SingleLinkage(5)),
            "column:0",
            "linkage:5"),
        subject(
            "eccentricity and DBSCAN",
            cloud,
            standard
                .with(new Lens.Eccentricity(2))
                .with(new Cover(7, 0.35))
                .with(new PreimageClustering.Dbscan(1.1, 4)),
            "ecc:2",
            "dbscan:1.1:4"),
        subject(
            "farthest cell and components",
            circle,
            standard
                .with(new Lens.Eccentricity(Double.POSITIVE_INFINITY))
                .with(new PreimageClustering.Dbscan(0.2, 1)),
            "ecc:inf",
            "dbscan:0.2:1"),
        subject(
            "Gaussian density",
            cloud,
            standard.with(new Lens.GaussianDensity(0.8)).with(new Cover(5, 0.25)),
            "gauss:0.8",
            "linkage:10"),
        subject(
            "closeness, nodes of 3 cells and more",
            Shapes.gaussian(160, 3, 6),
            standard.with(new Lens.NeighbourDensity(6)).withLeastCells(3),
            "knn:6",
            "linkage:10"),
        subject("copies of points", twice, standard, "pca:2", "linkage:10"),
        subject("no overlap", cloud, standard.with(new Cover(6, 0)), "pca:2", "linkage:10"),
        subject("one interval", circle, standard.with(new Cover(1, 0.3)), "pca:2", "linkage:10"),
        subject(
            "many small boxes",
            cloud,
            standard.with(new Cover(25, 0.45)).with(new PreimageClustering.SingleLinkage(4)),
            "pca:2",
            "linkage:4"));
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void nodesEdgesAndLoopsAreThoseOfTheScript(Subject subject)
      throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>();
    arguments.add(PythonOracle.write(subject.points(), folder.resolve("cloud.csv")).toString());
    arguments.addAll(subject.options());
    List<String> expected = PythonOracle.run("mapper/mapper.py", folder, arguments);

    MapperGraph graph = Mapper.of(subject.points(), subject.settings());

    assertThat(lines(graph)).containsExactlyElementsOf(expected);
  }

  private static List<String> lines(MapperGraph graph) {
    List<String> lines = new ArrayList<>();
    for (MapperNode node : graph.nodes()) {
      lines.add("node " + spaced(node.box()) + " : " + spaced(node.members()));
    }
    for (MapperEdge edge : graph.edges()) {
      lines.add("edge " + edge.one() + " " + edge.other() + " " + edge.shared());
    }
    lines.add("components " + graph.components());
    lines.add("loops " + graph.loops());
    lines.add("open " + graph.openLoops());
    return lines;
  }

  private static String spaced(List<Integer> numbers) {
    return numbers.stream().map(String::valueOf).collect(Collectors.joining(" "));
  }
}
