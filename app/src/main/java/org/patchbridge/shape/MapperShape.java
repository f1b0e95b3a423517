package org.patchbridge.shape;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.patchbridge.mapper.MapperDocument;

/**
 * The Mapper graph of a cloud.
 *
 * @param places mean of each node's cells on the lens: x and y
 */
public record MapperShape(MapperDocument document, List<double[]> places) {
  public MapperShape {
    places = List.copyOf(places);
  }

  /**
   * Where the cells of each node lie in another graph: the mean of the places of its nodes that
   * hold them; the middle of that graph where none does.
   */
  public List<double[]> placesIn(MapperShape other) {
    Map<String, double[]> placeOfCell = new HashMap<>();
    double[] middle = new double[3];
    for (MapperDocument.NodeEntry node : other.document().nodes()) {
      double[] place = other.places().get(node.id());
      for (String member : node.members()) {
        add(placeOfCell.computeIfAbsent(member, each -> new double[3]), place);
        add(middle, place);
      }
    }
    List<double[]> found = new ArrayList<>();
    for (MapperDocument.NodeEntry node : document.nodes()) {
      double[] sum = new double[3];
      for (String member : node.members()) {
        double[] at = placeOfCell.get(member);
        if (at != null) {
          add(sum, new double[] {at[0] / at[2], at[1] / at[2]});
        }
      }
      double[] mean = sum[2] > 0 ? sum : middle;
      double count = Math.max(1, mean[2]);
      found.add(new double[] {mean[0] / count, mean[1] / count});
    }
    return found;
  }

  /** Third comes the count. */
  private static void add(double[] sum, double[] place) {
    sum[0] += place[0];
    sum[1] += place[1];
    sum[2]++;
  }
}
