package org.patchbridge.report.page;

/** Counts tables, figures and choices of one page in reading order. */
public final class Numbering {
  private int tables;
  private int figures;
  private int choices;
  private boolean scripted;

  int nextTable() {
    return ++tables;
  }

  public int nextFigure() {
    return ++figures;
  }

  /** To be told of every figure that a script draws. */
  void needScript() {
    scripted = true;
  }

  /** Whether any figure so far is drawn by a script. */
  public boolean needsScript() {
    return scripted;
  }

  public int nextChoice() {
    return ++choices;
  }
}
