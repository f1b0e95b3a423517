package org.patchbridge.mapper;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.patchbridge.nearness.Euclidean;

/**
 * The Mapper graph of a cloud (Singh, M&eacute;moli &amp; Carlsson 2007). The same points and
 * settings give the same graph; nothing is random. Time grows with the square of the cells of a
 * piece, memory with their number.
 */
public final class Mapper {
  private Mapper() {}

  /**
   * @param points {@code cells × coordinates}, finite; not changed
   * @throws IllegalArgumentException where there is no point or coordinate, rows differ in length,
   *     a value is not finite, or the lens does not fit the points
   */
  public static MapperGraph of(double[][] points, MapperSettings settings) {
    Euclidean.checked(points);
    List<MapperNode> nodes = new ArrayList<>();
    for (Cover.Preimage preimage : settings.cover().preimages(settings.lens().of(points))) {
      int[] cells = preimage.cells();
      int[] cluster = settings.clustering().clusters(points, cells);
      TreeMap<Integer, List<Integer>> members = new TreeMap<>();
      for (int i = 0; i < cells.length; i++) {
        if (cluster[i] != PreimageClustering.NOISE) {
          members.computeIfAbsent(cluster[i], any -> new ArrayList<>()).add(cells[i]);
        }
      }
      members.values().stream()
          .filter(each -> each.size() >= settings.leastCells())
          .forEach(each -> nodes.add(new MapperNode(preimage.box(), each)));
    }
    return MapperGraph.of(points.length, nodes);
  }
}
