package org.patchbridge.report;

/** Counts tables and figures of one page in reading order. */
final class Numbering {
  private int tables;
  private int figures;

  int nextTable() {
    return ++tables;
  }

  int nextFigure() {
    return ++figures;
  }
}
