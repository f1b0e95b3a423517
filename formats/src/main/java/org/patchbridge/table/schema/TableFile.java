package org.patchbridge.table.schema;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One CSV file of a schema.
 *
 * @param role the name it has in the schema
 * @param path where it lies inside the folder of a data set
 * @param optional whether an import goes on without it; what it would hold is then absent
 * @param idColumn the column cells are joined by
 * @param idPattern what the id column has to match as a whole; its first group, if it has one, is
 *     the key
 * @param matches where the key is no cell's, but what this column of an earlier file says of a cell
 * @param duplicates what to do where two rows have the same key
 */
public record TableFile(
    String role,
    String path,
    boolean optional,
    char delimiter,
    DecimalSeparator decimal,
    String idColumn,
    Pattern idPattern,
    Optional<ColumnRef> matches,
    OnDuplicate duplicates) {

  /** What to do where two rows of a file are of one cell. A warning is given in any case. */
  public enum OnDuplicate {
    /** Take the cell once where its rows agree in every column that is read, else refuse. */
    AGREEING,
    /** Refuse the file. */
    REFUSE,
    /** Take the first row. */
    FIRST
  }
}
