package org.patchbridge.shape.cohort;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.patchbridge.figure.EmbeddingFigure;
import org.patchbridge.figure.EmbeddingFigure.Mark;
import org.patchbridge.figure.PointColours;
import org.patchbridge.figure.PointGroups;
import org.patchbridge.figure.SeriesFigure;
import org.patchbridge.shape.cohort.EmbeddedSpaces.PlacedCell;

/** Embeddings before and after as they are printed. */
final class EmbeddedPicture {
  private static final String UNLABELLED = "without a class";

  private EmbeddedPicture() {}

  static SeriesFigure of(String title, EmbeddedSpaces embedded) {
    List<Integer> order = order(embedded.cells());
    List<PlacedCell> cells = order.stream().map(embedded.cells()::get).toList();
    List<SeriesFigure.Plane> planes =
        IntStream.range(0, embedded.planes().size())
            .mapToObj(
                plane ->
                    new SeriesFigure.Plane(
                        embedded.planes().get(plane).title(),
                        cells.stream().map(cell -> point(cell, plane)).toList()))
            .toList();
    return new SeriesFigure(
        title,
        String.format(Locale.ROOT, "%,d cells, UMAP; ", cells.size())
            + "mouse: discs, human: triangles; each line follows the cell in the middle of its"
            + " class",
        planes,
        List.of(
            groups("by species", cells, PlacedCell::species, PointColours::ofSpecies),
            groups(
                "by class",
                cells,
                cell -> cell.subclass().orElse(UNLABELLED),
                name ->
                    name.equals(UNLABELLED)
                        ? PointColours.ofRest()
                        : PointColours.ofSubclass(name))),
        followed(cells));
  }

  /** The rarer species last, so that it lies on top. */
  private static List<Integer> order(List<PlacedCell> cells) {
    Map<String, Long> counts =
        cells.stream().collect(Collectors.groupingBy(PlacedCell::species, Collectors.counting()));
    return IntStream.range(0, cells.size())
        .boxed()
        .sorted(
            (one, other) ->
                Long.compare(
                    counts.get(cells.get(other).species()), counts.get(cells.get(one).species())))
        .toList();
  }

  private static EmbeddingFigure.Point point(PlacedCell cell, int plane) {
    double[] place = cell.places().get(plane);
    return new EmbeddingFigure.Point(
        place[0], place[1], cell.species().equals("mouse") ? Mark.CIRCLE : Mark.TRIANGLE);
  }

  private static PointGroups groups(
      String heading,
      List<PlacedCell> cells,
      Function<PlacedCell, String> name,
      Function<String, Color> colour) {
    Map<String, Integer> counts = new TreeMap<>();
    cells.forEach(cell -> counts.merge(name.apply(cell), 1, Integer::sum));
    List<String> names = List.copyOf(counts.keySet());
    return new PointGroups(
        heading,
        names.stream()
            .map(
                each ->
                    new PointGroups.Group(
                        String.format(Locale.ROOT, "%s %,d", each, counts.get(each)),
                        colour.apply(each)))
            .toList(),
        cells.stream().map(cell -> names.indexOf(name.apply(cell))).toList());
  }

  /** Of each class of each species the cell nearest to the middle, in the first plane. */
  private static List<Integer> followed(List<PlacedCell> cells) {
    Map<String, List<Integer>> groups = new TreeMap<>();
    for (int i = 0; i < cells.size(); i++) {
      int at = i;
      cells
          .get(i)
          .subclass()
          .ifPresent(
              name ->
                  groups
                      .computeIfAbsent(
                          cells.get(at).species() + " " + name, each -> new ArrayList<>())
                      .add(at));
    }
    List<Integer> followed = new ArrayList<>();
    for (List<Integer> group : groups.values()) {
      double x = median(cells, group, 0);
      double y = median(cells, group, 1);
      group.stream()
          .min(
              (one, other) ->
                  Double.compare(distance(cells.get(one), x, y), distance(cells.get(other), x, y)))
          .ifPresent(followed::add);
    }
    return followed;
  }

  private static double median(List<PlacedCell> cells, List<Integer> group, int axis) {
    double[] sorted =
        group.stream().mapToDouble(at -> cells.get(at).places().get(0)[axis]).sorted().toArray();
    return sorted[sorted.length / 2];
  }

  private static double distance(PlacedCell cell, double x, double y) {
    double dx = cell.places().get(0)[0] - x;
    double dy = cell.places().get(0)[1] - y;
    return dx * dx + dy * dy;
  }
}
