package org.patchbridge.report.layout;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.patchbridge.report.answer.Packed;
import org.patchbridge.report.section.ShapeSection;
import org.patchbridge.report.section.ShapeSection.Place;
import org.patchbridge.report.section.ShapeSection.PlacedCell;

/** What the scripts of the page know of the shape of cells: graphs, and cells that move. */
final class PageShapes {
  private final Map<String, Integer> numberOfId = new HashMap<>();

  /**
   * @param numberOfCell numbers of cells on the page by their ids, by cohort
   */
  PageShapes(Map<String, Map<String, Integer>> numberOfCell) {
    numberOfCell.forEach(
        (cohort, numbers) ->
            numbers.forEach((cell, number) -> numberOfId.put(cohort + "/" + cell, number)));
  }

  /**
   * A Mapper graph.
   *
   * @param key which figure shows it
   */
  record PageGraph(String key, List<PageNode> nodes, List<ShapeSection.GraphEdge> edges) {}

  /**
   * A node with its cells by their numbers.
   *
   * @param donor the only one of its cells; empty where there are several
   */
  record PageNode(
      String id,
      List<Integer> members,
      Map<String, Integer> classes,
      Map<String, Integer> species,
      String donor,
      double x,
      double y) {}

  /**
   * The same cells in several planes.
   *
   * @param key which part of the page shows them
   * @param cells numbers of the cells: first and last of each run of them
   */
  record Moved(String key, List<Integer> cells, List<Panel> panels) {}

  /**
   * A plane, as a square around its cells.
   *
   * @param x {@link Packed} from 0 to 1
   * @param y the same, upwards
   */
  record Panel(String title, String x, String y) {}

  Stream<PageGraph> graphs(ShapeSection shape) {
    return shape.spaces().stream()
        .map(
            space ->
                new PageGraph(
                    shape.title() + "/" + space.name(),
                    space.graph().nodes().stream().map(this::node).toList(),
                    space.graph().edges().stream().map(PageShapes::rounded).toList()));
  }

  private static ShapeSection.GraphEdge rounded(ShapeSection.GraphEdge edge) {
    return new ShapeSection.GraphEdge(
        edge.from(),
        edge.to(),
        edge.shared(),
        edge.stability().map(share -> Math.round(share * 1000) / 1000.0));
  }

  private static double tenths(double value) {
    return Math.round(value * 10) / 10.0;
  }

  private PageNode node(ShapeSection.GraphNode node) {
    return new PageNode(
        node.id(),
        node.members().stream().flatMap(id -> Stream.ofNullable(numberOfId.get(id))).toList(),
        node.classes(),
        node.species(),
        node.donor().orElse(""),
        tenths(node.x()),
        tenths(node.y()));
  }

  /** Empty where the section has no planes. */
  Stream<Moved> moved(ShapeSection shape) {
    List<Integer> numbers = new ArrayList<>();
    List<PlacedCell> known = new ArrayList<>();
    for (PlacedCell cell : shape.cells()) {
      Integer number = numberOfId.get(cell.id());
      if (number != null) {
        numbers.add(number);
        known.add(cell);
      }
    }
    return known.isEmpty()
        ? Stream.empty()
        : Stream.of(
            new Moved(
                shape.title(),
                PageData.runs(numbers),
                IntStream.range(0, shape.spaces().size())
                    .mapToObj(
                        at ->
                            panel(
                                shape.spaces().get(at).title(),
                                known.stream().map(cell -> cell.places().get(at)).toList()))
                    .toList()));
  }

  private static Panel panel(String title, List<Place> places) {
    double[] x = places.stream().mapToDouble(Place::x).toArray();
    double[] y = places.stream().mapToDouble(Place::y).toArray();
    double side = Math.max(range(x), range(y));
    return new Panel(title, packed(x, side), packed(y, side));
  }

  private static double range(double[] values) {
    return max(values) - min(values);
  }

  private static double min(double[] values) {
    return Arrays.stream(values).min().orElseThrow();
  }

  private static double max(double[] values) {
    return Arrays.stream(values).max().orElseThrow();
  }

  /** In the middle of the square. */
  private static String packed(double[] values, double side) {
    double low = (min(values) + max(values) - side) / 2;
    return Packed.of(values, low, low + side);
  }
}
