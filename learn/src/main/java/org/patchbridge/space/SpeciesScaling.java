package org.patchbridge.space;

/** How features of several species are brought to one scale. */
public enum SpeciesScaling {
  /**
   * Each species by its own medians, means and standard deviations: the default. A class is
   * compared with the other cells of its species, so that what differs between the species as a
   * whole, the rigs and solutions of two data sets included, does not hide it. What is lost are
   * true differences of level between the species; and because the species hold the classes in
   * different shares, equal positions are not equal values.
   */
  WITHIN_SPECIES("standardised within each species"),
  /** All cells by common medians, means and standard deviations: levels stay, rigs included. */
  JOINTLY("standardised over both species together");

  private final String label;

  SpeciesScaling(String label) {
    this.label = label;
  }

  /** As it stands in a caption. */
  public String label() {
    return label;
  }
}
