package org.patchbridge.shape.cohort;

import java.util.List;
import org.patchbridge.homology.DiagramDistance;
import org.patchbridge.homology.inference.TwoGroupTest;

/**
 * How far apart the diagrams of mouse and human cells are, and what exchanged donors would show
 * (Robinson &amp; Turner 2017).
 *
 * @param cells that each diagram was made of
 * @param draws of so many cells of each species, whose distances are averaged
 * @param permutations of the donors
 */
public record SpeciesDifference(int cells, int draws, int permutations, List<Distance> distances) {

  public SpeciesDifference {
    distances = List.copyOf(distances);
  }

  /**
   * @param dimension 0: components; 1: loops
   * @param measure bottleneck or Wasserstein
   * @param low least of the central 95 % of exchanged donors
   * @param high most of it
   * @param p share of groupings that are as far apart or farther; of this distance alone
   */
  public record Distance(
      int dimension, String measure, double distance, double low, double high, double p) {
    static Distance of(int dimension, DiagramDistance measure, TwoGroupTest.Result result) {
      return new Distance(
          dimension,
          measure == DiagramDistance.BOTTLENECK ? "bottleneck" : "Wasserstein",
          result.distance(),
          result.ordinary()[0],
          result.ordinary()[1],
          result.p());
    }
  }

  /** The smallest p, times the number of distances (Bonferroni), at most 1. */
  public double overall() {
    double least = distances.stream().mapToDouble(Distance::p).min().orElse(1);
    return Math.min(1, least * distances.size());
  }

  static String file(String space) {
    return "species-" + space + ".json";
  }
}
