package org.patchbridge.report.answer;

import java.util.List;

/**
 * A feature family of all cells of a cohort, for pictures: long vectors are thinned out to means of
 * neighbouring positions.
 *
 * @param columns names with units; empty where positions belong to one vector
 * @param unit of a vector; empty for a pure number
 * @param positions of a cell
 * @param low for each position of columns, else one for all: what the least step stands for
 * @param high the same for the largest
 * @param values {@link Packed}: all positions of the first cell of {@link CohortCells}, then of the
 *     next
 */
public record PackedFamily(
    String cohort,
    String family,
    List<String> columns,
    String unit,
    int positions,
    List<Double> low,
    List<Double> high,
    String values) {

  public PackedFamily {
    columns = List.copyOf(columns);
    low = List.copyOf(low);
    high = List.copyOf(high);
  }
}
