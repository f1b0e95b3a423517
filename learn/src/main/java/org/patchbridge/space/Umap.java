package org.patchbridge.space;

import tagbio.umap.metric.EuclideanMetric;

/**
 * Uniform manifold approximation and projection of cells into a plane (McInnes, Healy &amp;
 * Melville 2018), Euclidean. Runs on the calling thread; equal points, settings and seed give equal
 * coordinates bit for bit. Distances between far groups mean nothing in it, so the embedding comes
 * with what it kept of the neighbourhoods.
 */
public final class Umap {
  /** Fewer cells have no neighbourhoods to keep. */
  public static final int LEAST_CELLS = 5;

  /** The library counts its progress for the whole process, and complains about two at a time. */
  private static final Object ONE_AT_A_TIME = new Object();

  private final UmapSettings settings;

  private Umap(UmapSettings settings) {
    this.settings = settings;
  }

  public static Umap with(UmapSettings settings) {
    return new Umap(settings);
  }

  /**
   * @param points {@code cells × components}, finite; not changed
   * @throws IllegalArgumentException where there are fewer than 5 cells, no component, rows of
   *     different length, or a value is not finite
   */
  public Embedding embed(double[][] points, long seed) {
    check(points);
    UmapSettings used = settings.forCells(points.length);
    float[][] embedded = embed(points, used, seed);
    double[][] coordinates = new double[points.length][2];
    for (int cell = 0; cell < points.length; cell++) {
      coordinates[cell][0] = embedded[cell][0];
      coordinates[cell][1] = embedded[cell][1];
    }
    int neighbours = NeighbourhoodPreservation.largestNeighbours(points.length, used.neighbours());
    return new Embedding(
        coordinates, used, seed, NeighbourhoodPreservation.of(points, coordinates, neighbours));
  }

  private static float[][] embed(double[][] points, UmapSettings used, long seed) {
    tagbio.umap.Umap umap =
        new tagbio.umap.Umap()
            .setNumberComponents(2)
            .setNumberNearestNeighbours(used.neighbours())
            .setMinDist((float) used.minimumDistance())
            .setSpread((float) used.spread())
            .setNumberEpochs(used.epochs())
            .setMetric(EuclideanMetric.SINGLETON)
            .setSeed(seed)
            .setThreads(1);
    synchronized (ONE_AT_A_TIME) {
      return umap.fitTransform(singlePrecision(points));
    }
  }

  private static void check(double[][] points) {
    if (points.length < LEAST_CELLS) {
      throw new IllegalArgumentException(
          points.length + " cells cannot be embedded; at least " + LEAST_CELLS + " are needed");
    }
    int width = points[0].length;
    for (int cell = 0; cell < points.length; cell++) {
      if (points[cell].length != width || width == 0) {
        throw new IllegalArgumentException(
            "cell " + cell + " has " + points[cell].length + " components, the first " + width);
      }
      for (int component = 0; component < width; component++) {
        if (!Float.isFinite((float) points[cell][component])) {
          throw new IllegalArgumentException(
              "component "
                  + component
                  + " of cell "
                  + cell
                  + " is "
                  + points[cell][component]
                  + "; impute absent values first");
        }
      }
    }
  }

  private static float[][] singlePrecision(double[][] points) {
    float[][] single = new float[points.length][points[0].length];
    for (int cell = 0; cell < points.length; cell++) {
      for (int component = 0; component < single[cell].length; component++) {
        single[cell][component] = (float) points[cell][component];
      }
    }
    return single;
  }
}
