package org.patchbridge.table.schema;

import org.patchbridge.dataset.Species;

/** Where a cell's species is known from. */
public sealed interface SpeciesRule {
  /** Every cell is of this species. */
  record Constant(Species species) implements SpeciesRule {}

  /** A column that says {@code mouse} or {@code human}. */
  record Stated(ColumnRef column) implements SpeciesRule {}
}
