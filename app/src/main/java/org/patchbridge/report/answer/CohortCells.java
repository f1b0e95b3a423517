package org.patchbridge.report.answer;

import java.util.List;
import java.util.Optional;

/** The cells of a cohort, in its order. */
public record CohortCells(String cohort, List<KnownCell> cells) {

  public CohortCells {
    cells = List.copyOf(cells);
  }

  /** What is known of a cell. */
  public record KnownCell(
      String id,
      String species,
      Optional<String> subclass,
      Optional<String> donor,
      Optional<String> condition) {}
}
