package org.patchbridge.shape.cohort;

import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.patchbridge.dataset.Cell;
import org.patchbridge.dataset.Cohort;

/**
 * Cells in a space of coordinates, between which distances are Euclidean.
 *
 * @param name of its files: letters, digits, dots, lines
 * @param title for people, for example {@code mouse V1 and human cortex, standardised features}
 * @param cells of one species or both, in the order of the coordinates, with the features whose
 *     means are told
 * @param cohorts name of the cohort that each cell is of
 * @param coordinates {@code cells × coordinates}, finite, at least one of each; not copied, treat
 *     as read-only
 */
public record CellCloud(
    String name, String title, Cohort cells, List<String> cohorts, double[][] coordinates) {
  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}._-]+");

  /**
   * @throws IllegalArgumentException where the numbers of cells differ, there is none, or a
   *     coordinate is not finite
   */
  public CellCloud {
    cohorts = List.copyOf(cohorts);
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("'" + name + "' is no name of a file");
    }
    if (coordinates.length == 0
        || coordinates.length != cells.size()
        || cohorts.size() != cells.size()) {
      throw new IllegalArgumentException(
          name + ": " + coordinates.length + " points for " + cells.size() + " cells");
    }
    int width = coordinates[0].length;
    for (double[] point : coordinates) {
      if (point.length != width || width == 0) {
        throw new IllegalArgumentException(
            name + ": " + point.length + " coordinates of a cell, " + width + " of the first");
      }
      for (double value : point) {
        if (!Double.isFinite(value)) {
          throw new IllegalArgumentException(name + ": a coordinate is " + value);
        }
      }
    }
  }

  /** Of the cells of one cohort. */
  public static CellCloud of(String name, String title, Cohort cohort, double[][] coordinates) {
    return new CellCloud(
        name, title, cohort, Collections.nCopies(cohort.size(), cohort.name()), coordinates);
  }

  public int size() {
    return coordinates.length;
  }

  /** {@code COHORT/CELL}: what a cell is called in files that hold several cohorts. */
  public String id(int row) {
    return cohorts.get(row) + "/" + cells.cells().get(row).id();
  }

  /**
   * The cells with ids and donors that are different in different cohorts: {@code COHORT/CELL},
   * {@code COHORT/DONOR}. Without features. Mice and patients may have the same numbers.
   */
  public Cohort identified() {
    List<Cell> renamed =
        IntStream.range(0, size())
            .mapToObj(
                row -> {
                  Cell cell = cells.cells().get(row);
                  return new Cell(
                      id(row),
                      cell.species(),
                      cell.donor().map(donor -> cohorts.get(row) + "/" + donor),
                      cell.subclass(),
                      cell.condition());
                })
            .toList();
    return new Cohort(cells.name(), renamed, List.of(), List.of());
  }

  /** Whether there are cells of both species. */
  public boolean isOfBothSpecies() {
    return cells.cells().stream().map(Cell::species).distinct().count() > 1;
  }

  /** The given cells, in the given order. */
  public CellCloud select(int[] rows) {
    return new CellCloud(
        name,
        title,
        cells.select(rows),
        IntStream.of(rows).mapToObj(cohorts::get).toList(),
        IntStream.of(rows).mapToObj(row -> coordinates[row]).toArray(double[][]::new));
  }
}
