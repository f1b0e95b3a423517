package org.patchbridge.table;

/** Reads the source columns of one cell, wherever they stand. */
interface SourceCell {
  Measured measured(ColumnRef column);
}
