package org.patchbridge.homology;

import java.util.Arrays;

/**
 * Points that stand for a cloud that is too large: each next one is the farthest from those taken
 * (max–min, de Silva &amp; Carlsson 2004). Every point has a landmark within the radius, so births
 * and deaths of the landmarks' diagram differ from those of the cloud by at most twice that.
 *
 * @param rows of the landmarks, in the order in which they were taken
 * @param radius greatest distance of a point from its nearest landmark
 */
public record Landmarks(int[] rows, double radius) {

  /**
   * @param first row of the first landmark
   * @param most how many; all points where there are no more
   */
  public static Landmarks of(PointCloud cloud, int first, int most) {
    int[] rows = new int[Math.min(most, cloud.size())];
    double[] distance = new double[cloud.size()];
    Arrays.fill(distance, Double.POSITIVE_INFINITY);
    int next = first;
    for (int taken = 0; taken < rows.length; taken++) {
      rows[taken] = next;
      for (int point = 0; point < distance.length; point++) {
        distance[point] = Math.min(distance[point], cloud.distance(next, point));
      }
      // A landmark is never taken again, even where others lie in the same place.
      distance[next] = -1;
      next = farthest(distance);
    }
    return new Landmarks(rows, Math.max(0, distance[next]));
  }

  private static int farthest(double[] distance) {
    int farthest = 0;
    for (int point = 1; point < distance.length; point++) {
      if (distance[point] > distance[farthest]) {
        farthest = point;
      }
    }
    return farthest;
  }
}
