package org.patchbridge.report.value;

/** Whether a split keeps all cells of a donor on one side. */
public enum Grouping {
  DONOR("donor-grouped"),
  NONE("ungrouped");

  private final String label;

  Grouping(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
