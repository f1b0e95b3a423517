package org.patchbridge.shape.cohort;

import java.util.List;

/**
 * A series whose analysis is kept.
 *
 * @param cohortIds digests of the cohorts that its cells are of
 * @param cells that were analysed
 * @param allCells of the cohorts; more where cells were drawn
 * @param donors of the cells that were analysed; a cell of unknown donor is one
 * @param differences whether species are compared in its spaces
 * @param embedded whether there is a plane of its cells
 */
public record KeptSeries(
    String name,
    String title,
    List<String> cohortIds,
    int cells,
    int allCells,
    int donors,
    boolean differences,
    boolean embedded,
    List<KeptSpace> spaces) {

  public KeptSeries {
    cohortIds = List.copyOf(cohortIds);
    spaces = List.copyOf(spaces);
  }

  /** A space of it. */
  public record KeptSpace(String name, String title) {}
}
