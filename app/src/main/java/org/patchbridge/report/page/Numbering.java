package org.patchbridge.report.page;

/** Counts tables and figures of one page in reading order. */
public final class Numbering {
  private int tables;
  private int figures;

  int nextTable() {
    return ++tables;
  }

  public int nextFigure() {
    return ++figures;
  }

  /** How many there are so far. */
  public int tables() {
    return tables;
  }

  /** How many there are so far. */
  public int figures() {
    return figures;
  }
}
