package org.patchbridge.shape;

import java.util.List;
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
}
