package org.patchbridge.reproduction;

/** The steps of a reproduction, the quickest first, so that there is soon something to look at. */
public enum ReproductionStep {
  HUMAN("models of human cells"),
  TRANSFER("transfer from mouse to human"),
  MOUSE("models of mouse cells"),
  SHAPE("the shape of the cell space");

  private final String label;

  ReproductionStep(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
