package org.patchbridge.table.schema;

/** Reads the source columns of one cell, wherever they stand. */
public interface SourceCell {
  Measured measured(ColumnRef column);
}
