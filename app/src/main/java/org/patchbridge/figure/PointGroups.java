package org.patchbridge.figure;

import java.awt.Color;
import java.util.List;

/**
 * Points by colour.
 *
 * @param heading what tells the groups apart
 * @param groupOfPoint index into {@code groups}, one per point
 */
public record PointGroups(String heading, List<Group> groups, List<Integer> groupOfPoint) {

  public PointGroups {
    groups = List.copyOf(groups);
    groupOfPoint = List.copyOf(groupOfPoint);
  }

  /** An entry of the legend. */
  public record Group(String label, Color colour) {}
}
