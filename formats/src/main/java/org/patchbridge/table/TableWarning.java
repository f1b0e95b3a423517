package org.patchbridge.table;

import org.patchbridge.table.schema.TableException;

/**
 * Something odd in a table that did not stop the import.
 *
 * @param source the file
 * @param location place inside it, lines counted from 1
 * @param fact what was found and what was done about it
 */
public record TableWarning(String source, String location, String fact) {

  /** One line for a person, in the form of a {@link TableException}'s message. */
  public String message() {
    return TableException.message(source, location, fact);
  }
}
