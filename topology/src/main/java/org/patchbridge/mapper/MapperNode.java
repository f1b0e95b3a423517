package org.patchbridge.mapper;

import java.util.List;

/**
 * A cluster of one piece of the cover.
 *
 * @param box the piece: number of the interval, from 0, for each value of the lens
 * @param members its cells, ascending
 */
public record MapperNode(List<Integer> box, List<Integer> members) {
  public MapperNode {
    box = List.copyOf(box);
    members = List.copyOf(members);
  }

  public int size() {
    return members.size();
  }
}
