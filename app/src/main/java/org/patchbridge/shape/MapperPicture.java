package org.patchbridge.shape;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.patchbridge.figure.MapperFigure;
import org.patchbridge.figure.MapperFigure.Slice;
import org.patchbridge.figure.PointColours;
import org.patchbridge.mapper.MapperDocument;

/** A Mapper graph as it is printed. */
final class MapperPicture {
  private static final String UNLABELLED = "without a class";

  private MapperPicture() {}

  static MapperFigure of(MapperShape mapper, String title) {
    return new MapperFigure(
        title,
        notes(mapper.document()),
        List.of(graph("", "", mapper, mapper.places())),
        unit(mapper.document()));
  }

  /**
   * Graphs of the same cells side by side. Nodes of the first lie where their cells do on the lens;
   * those of the others where their cells lie in the first.
   *
   * @param headings one a graph
   * @param graphs with ids of the same cells as members
   */
  static MapperFigure of(List<String> headings, List<MapperShape> graphs, String title) {
    MapperShape first = graphs.get(0);
    List<MapperFigure.Graph> drawn = new ArrayList<>();
    for (int at = 0; at < graphs.size(); at++) {
      MapperShape graph = graphs.get(at);
      drawn.add(
          graph(
              headings.get(at),
              String.format(
                  Locale.ROOT,
                  "%d nodes, %d part%s, %d open loop%s",
                  graph.document().nodes().size(),
                  graph.document().components(),
                  graph.document().components() == 1 ? "" : "s",
                  graph.document().openLoops(),
                  graph.document().openLoops() == 1 ? "" : "s"),
              graph,
              at == 0 ? first.places() : graph.placesIn(first)));
    }
    return new MapperFigure(
        title,
        List.of(
            String.format(Locale.ROOT, "The same %,d cells", first.document().cells()),
            settings(first.document())),
        drawn,
        unit(first.document()));
  }

  private static MapperFigure.Graph graph(
      String heading, String note, MapperShape mapper, List<double[]> places) {
    MapperDocument document = mapper.document();
    boolean isOfBoth =
        document.nodes().stream()
                .flatMap(node -> node.species().keySet().stream())
                .distinct()
                .count()
            > 1;
    List<MapperFigure.Node> nodes = new ArrayList<>();
    for (MapperDocument.NodeEntry node : document.nodes()) {
      double[] place = places.get(node.id());
      nodes.add(
          new MapperFigure.Node(
              place[0],
              place[1],
              node.size(),
              pie(node),
              isOfBoth ? slices(node.species(), node.size(), PointColours::ofSpecies) : List.of(),
              node.ofOneDonor().orElse(false),
              node.donorStability().orElse(1.0)));
    }
    return new MapperFigure.Graph(
        heading,
        note,
        nodes,
        document.edges().stream()
            .map(
                edge ->
                    new MapperFigure.Edge(
                        edge.source(),
                        edge.target(),
                        edge.shared(),
                        edge.donorStability().orElse(1.0)))
            .toList());
  }

  private static List<Slice> pie(MapperDocument.NodeEntry node) {
    if (node.classes().isEmpty()) {
      boolean isOfCells = !node.species().isEmpty();
      return List.of(
          new Slice(
              isOfCells ? UNLABELLED : "",
              isOfCells ? PointColours.ofRest() : PointColours.ofSeries(0),
              1));
    }
    List<Slice> slices =
        new ArrayList<>(slices(node.classes(), node.size(), PointColours::ofSubclass));
    int labelled = node.classes().values().stream().mapToInt(Integer::intValue).sum();
    if (labelled < node.size()) {
      slices.add(
          new Slice(
              UNLABELLED, PointColours.ofRest(), (node.size() - labelled) / (double) node.size()));
    }
    return slices;
  }

  private static List<Slice> slices(
      Map<String, Integer> counts, double size, Function<String, Color> colour) {
    return counts.entrySet().stream()
        .map(
            entry ->
                new Slice(entry.getKey(), colour.apply(entry.getKey()), entry.getValue() / size))
        .toList();
  }

  private static List<String> notes(MapperDocument document) {
    return List.of(
        String.format(
            Locale.ROOT,
            "%,d %s in %d nodes: %s",
            document.cells(),
            unit(document),
            document.nodes().size(),
            ShapeText.graph(document)),
        settings(document));
  }

  private static String settings(MapperDocument document) {
    return String.format(
        Locale.ROOT,
        "Lens: %s, %d intervals, overlap %.0f %%; nodes of %s",
        document.lens(),
        document.resolution(),
        100 * document.overlap(),
        document.leastCells() == 1
            ? "any size"
            : document.leastCells() + " " + unit(document) + " and more");
  }

  private static String unit(MapperDocument document) {
    return document.nodes().stream().anyMatch(node -> !node.species().isEmpty())
        ? "cells"
        : "points";
  }
}
