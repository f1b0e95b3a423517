package org.patchbridge.shape;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.patchbridge.mapper.Cover;
import org.patchbridge.mapper.Lens;
import org.patchbridge.mapper.MapperSettings;

/**
 * How a Mapper graph is made of a cloud: the defaults, but for what was asked.
 *
 * @param lens components need two coordinates and three points; else the coordinates are the lens
 * @param intervals of each value; empty for as many as the number of cells allows
 * @param overlap of intervals; empty for a half
 * @param leastCells of a node; empty for one in a hundred, from 1 to 5: single cells would hide the
 *     graph
 * @param draws of donors for the stability; 0: none
 */
public record MapperChoice(
    LensChoice lens,
    OptionalInt intervals,
    OptionalDouble overlap,
    OptionalInt leastCells,
    int draws,
    long seed) {
  private static final int CELLS_OF_A_LEAST_ONE = 100;
  private static final int MOST_LEAST_CELLS = 5;
  private static final int VALUES = 2;

  public MapperChoice {
    // Tells at once what no cover can have.
    cover(intervals, overlap, 1);
  }

  /** Along the first two components. */
  public MapperChoice(
      OptionalInt intervals, OptionalDouble overlap, OptionalInt leastCells, int draws, long seed) {
    this(LensChoice.COMPONENTS, intervals, overlap, leastCells, draws, seed);
  }

  private static Cover cover(OptionalInt intervals, OptionalDouble overlap, int cells) {
    Cover usual = Cover.ofCells(cells);
    return new Cover(intervals.orElse(usual.resolution()), overlap.orElse(usual.overlap()));
  }

  /** What these come to for a cloud. */
  MapperSettings of(double[][] points) {
    int least =
        leastCells.orElse(
            Math.max(1, Math.min(MOST_LEAST_CELLS, points.length / CELLS_OF_A_LEAST_ONE)));
    MapperSettings settings =
        MapperSettings.defaults()
            .with(cover(intervals, overlap, points.length))
            .withLeastCells(least);
    if (lens != LensChoice.COMPONENTS) {
      return settings.with(lens.lens());
    }
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
