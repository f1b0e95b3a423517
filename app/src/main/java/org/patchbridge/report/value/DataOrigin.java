package org.patchbridge.report.value;

/** Where the cells behind a number come from. */
public enum DataOrigin {
  PUBLISHED("published cells"),
  SIMULATED("simulated cells"),
  OWN("own cells");

  private final String label;

  DataOrigin(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
