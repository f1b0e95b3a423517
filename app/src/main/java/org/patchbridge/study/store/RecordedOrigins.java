package org.patchbridge.study.store;

import java.util.List;
import java.util.Map;
import org.patchbridge.dataset.Cell;
import org.patchbridge.dataset.CellOrigins;
import org.patchbridge.report.value.DataOrigin;

/**
 * Where recorded cells come from: a recording that says it was simulated is, whatever the user
 * calls the others.
 *
 * @param simulated for each cell whether its recording says so; without cells whose recordings were
 *     extracted by a version that did not ask
 */
public record RecordedOrigins(Map<Cell, Boolean> simulated) {

  public RecordedOrigins {
    simulated = Map.copyOf(simulated);
  }

  /**
   * @param others what the user calls the cells
   */
  public CellOrigins of(List<Cell> cells, DataOrigin others) {
    return cells.stream()
        .map(cell -> of(cell, others))
        .reduce(CellOrigins.ofOwn(0), CellOrigins::plus);
  }

  private CellOrigins of(Cell cell, DataOrigin others) {
    Boolean isSimulated = simulated.get(cell);
    if (isSimulated == null && others == DataOrigin.OWN) {
      return CellOrigins.ofUnrecorded(1);
    }
    return all(Boolean.TRUE.equals(isSimulated) ? DataOrigin.SIMULATED : others, 1);
  }

  static CellOrigins all(DataOrigin origin, int cells) {
    return switch (origin) {
      case PUBLISHED -> CellOrigins.ofPublished(cells);
      case SIMULATED -> CellOrigins.ofSimulated(cells);
      case OWN -> CellOrigins.ofOwn(cells);
    };
  }

  /** What the user called the cells whose recordings do not say that they were simulated. */
  public static DataOrigin others(CohortSource source) {
    if (source.counted().published() > 0) {
      return DataOrigin.PUBLISHED;
    }
    boolean isMixture = source.counted().own() + source.counted().unrecorded() > 0;
    return isMixture ? DataOrigin.OWN : source.origin();
  }
}
