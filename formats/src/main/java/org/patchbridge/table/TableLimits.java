package org.patchbridge.table;

/**
 * Sizes above which a file is taken for something other than a feature table and refused before
 * memory is spent on it.
 *
 * @param bytes of the whole file
 * @param columns in the header
 * @param fieldCharacters of one field
 * @param recordCharacters of one row
 * @param values rows × columns the schema reads
 */
public record TableLimits(
    long bytes, int columns, int fieldCharacters, int recordCharacters, long values) {

  public TableLimits {
    if (Math.min(bytes, values) <= 0
        || Math.min(columns, Math.min(fieldCharacters, recordCharacters)) <= 0) {
      throw new IllegalArgumentException("every limit has to be positive");
    }
  }

  /** 256 MiB, 16,384 columns, 64 Ki characters a field, 8 Mi a row, 50 million values. */
  public static TableLimits defaults() {
    return new TableLimits(256L << 20, 1 << 14, 1 << 16, 1 << 23, 50_000_000);
  }
}
