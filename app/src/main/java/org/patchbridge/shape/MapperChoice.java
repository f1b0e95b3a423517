package org.patchbridge.shape;

import java.util.Arrays;
import java.util.OptionalInt;
import org.patchbridge.mapper.Cover;
import org.patchbridge.mapper.Lens;
import org.patchbridge.mapper.MapperSettings;

/**
 * How a Mapper graph is made of a cloud: the defaults, but for what was asked.
 *
 * @param leastCells of a node; empty for one in a hundred, from 1 to 5: single cells would hide the
 *     graph
 * @param draws of donors for the stability; 0: none
 */
public record MapperChoice(Cover cover, OptionalInt leastCells, int draws, long seed) {
  private static final int CELLS_OF_A_LEAST_ONE = 100;
  private static final int MOST_LEAST_CELLS = 5;
  private static final int VALUES = 2;

  /** The default cover. */
  public static MapperChoice of(int draws, long seed) {
    return new MapperChoice(Cover.defaults(), OptionalInt.empty(), draws, seed);
  }

  /**
   * The first two components; the coordinates as they are where there are too few of them or of
   * points for components.
   */
  MapperSettings of(double[][] points) {
    int least =
        leastCells.orElse(
            Math.max(1, Math.min(MOST_LEAST_CELLS, points.length / CELLS_OF_A_LEAST_ONE)));
    MapperSettings settings = MapperSettings.defaults().with(cover).withLeastCells(least);
    int width = Math.min(VALUES, points[0].length);
    return points[0].length < VALUES || points.length <= VALUES
        ? settings.with(
            new Lens.Given(
                width == 1 ? "the coordinate" : "first two coordinates",
                Arrays.stream(points)
                    .map(point -> Arrays.copyOf(point, width))
                    .toArray(double[][]::new)))
        : settings;
  }
}
