package org.patchbridge.shape.cohort;

import java.util.List;

/**
 * The same cells in one space or in several: first as they lie before a transfer or an alignment of
 * the species, then what each makes of them. What changes is told from the first to each of the
 * others.
 *
 * @param name of files that are about all of them
 * @param title for people
 * @param spaces at least one; of the same cells in the same order
 */
public record SpaceSeries(String name, String title, List<CellCloud> spaces) {

  /**
   * @throws IllegalArgumentException where there is no space, two have one name, or the cells are
   *     not the same
   */
  public SpaceSeries {
    spaces = List.copyOf(spaces);
    if (spaces.isEmpty()) {
      throw new IllegalArgumentException(name + ": no space");
    }
    CellCloud first = spaces.get(0);
    for (CellCloud space : spaces) {
      if (!space.cells().cells().equals(first.cells().cells())
          || !space.cohorts().equals(first.cohorts())) {
        throw new IllegalArgumentException(
            space.name() + " and " + first.name() + " are not of the same cells in one order");
      }
    }
    if (spaces.stream().map(CellCloud::name).distinct().count() < spaces.size()) {
      throw new IllegalArgumentException(name + ": two spaces have one name");
    }
  }

  /** A space with nothing to compare it to. */
  public static SpaceSeries of(CellCloud space) {
    return new SpaceSeries(space.name(), space.title(), List.of(space));
  }

  public CellCloud first() {
    return spaces.get(0);
  }

  /** The given cells of every space, in the given order. */
  public SpaceSeries select(int[] rows) {
    return new SpaceSeries(name, title, spaces.stream().map(space -> space.select(rows)).toList());
  }
}
