package org.patchbridge.table.schema;

/** The character between the whole and the fractional digits of a number. */
public enum DecimalSeparator {
  POINT,
  COMMA
}
