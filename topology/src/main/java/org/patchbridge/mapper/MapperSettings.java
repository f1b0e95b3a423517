package org.patchbridge.mapper;

import java.util.ArrayList;
import java.util.List;

/**
 * What determines a graph of given points.
 *
 * @param leastCells clusters of fewer cells are no nodes; at least 1
 */
public record MapperSettings(
    Lens lens, Cover cover, PreimageClustering clustering, int leastCells) {
  private static final double RESOLUTION_STEP = 0.2;
  private static final double OVERLAP_STEP = 0.1;
  private static final double LARGEST_OVERLAP = 0.5;

  public MapperSettings {
    if (leastCells < 1) {
      throw new IllegalArgumentException("nodes of " + leastCells + " cells; at least 1");
    }
  }

  /** First two components, 10 × 10 pieces that share 30 %, single linkage with 10 bins. */
  public static MapperSettings defaults() {
    return new MapperSettings(
        new Lens.Principal(2), Cover.defaults(), new PreimageClustering.SingleLinkage(10), 1);
  }

  public MapperSettings with(Lens other) {
    return new MapperSettings(other, cover, clustering, leastCells);
  }

  public MapperSettings with(Cover other) {
    return new MapperSettings(lens, other, clustering, leastCells);
  }

  public MapperSettings with(PreimageClustering other) {
    return new MapperSettings(lens, cover, other, leastCells);
  }

  public MapperSettings withLeastCells(int cells) {
    return new MapperSettings(lens, cover, clustering, cells);
  }

  /** The same settings for some of the cells. */
  MapperSettings select(int[] rows) {
    return with(lens.select(rows));
  }

  /**
   * The grid around these settings: a fifth fewer and more intervals (at least one), an overlap a
   * tenth smaller and larger (from 0 to a half, where it is no larger already), and all
   * combinations but these settings themselves.
   */
  public List<MapperSettings> neighbouring() {
    int step = Math.max(1, (int) Math.round(RESOLUTION_STEP * cover.resolution()));
    double largest = Math.max(LARGEST_OVERLAP, cover.overlap());
    List<MapperSettings> grid = new ArrayList<>();
    for (int resolution = -1; resolution <= 1; resolution++) {
      for (int overlap = -1; overlap <= 1; overlap++) {
        Cover other =
            new Cover(
                Math.max(1, cover.resolution() + resolution * step),
                Math.min(largest, Math.max(0, cover.overlap() + overlap * OVERLAP_STEP)));
        MapperSettings settings = with(other);
        if (!other.equals(cover) && !grid.contains(settings)) {
          grid.add(settings);
        }
      }
    }
    return grid;
  }
}
