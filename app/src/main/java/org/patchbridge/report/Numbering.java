package org.patchbridge.report;

/** Counts tables, figures and choices of one page in reading order. */
final class Numbering {
  private int tables;
  private int figures;
  private int choices;

  int nextTable() {
    return ++tables;
  }

  int nextFigure() {
    return ++figures;
  }

  int nextChoice() {
    return ++choices;
  }
}
