package org.patchbridge.archive;

import java.util.List;

/**
 * Files that are fetched together.
 *
 * @param description one line for people
 * @param files what lies in the group's folder; none where the group is of other groups
 * @param groups names of the groups that it is made of; none where it has files
 */
public record TableGroup(
    String name, String description, List<PublicTable> files, List<String> groups) {

  public TableGroup {
    files = List.copyOf(files);
    groups = List.copyOf(groups);
  }

  /** The size of all its files together. */
  public long bytes() {
    return files.stream().mapToLong(PublicTable::bytes).sum();
  }
}
