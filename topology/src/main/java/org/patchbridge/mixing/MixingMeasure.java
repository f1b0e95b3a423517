package org.patchbridge.mixing;

/** What is measured, and what its ends mean. Every value is a mean over cells. */
public enum MixingMeasure {
  /** Inverse Simpson index of species in a soft neighbourhood (Korsunsky et al. 2019). */
  ILISI(
      "iLISI",
      "1: only cells of one species around every cell",
      "2: both species around every cell, equally many; unequal numbers cannot reach it"),
  /** The same of classes, among labelled cells. */
  CLISI(
      "cLISI",
      "1: only cells of one class around every cell",
      "number of classes: all classes around every cell, equally many"),
  /** Share of neighbourhoods whose species pass a χ² test (Büttner et al. 2019). */
  KBET(
      "kBET acceptance",
      "0: no neighbourhood has the species in the shares of the whole",
      "1: every neighbourhood has; about 0.95 where the species do not differ"),
  /** The same within each class: classes may be more frequent in one species. */
  KBET_WITHIN_CLASS(
      "kBET acceptance within classes",
      "0: no neighbourhood has the species in the shares of its class",
      "1: every neighbourhood has; about 0.95 where the species do not differ"),
  /** 1 − |silhouette by species| within each class. */
  SPECIES_SILHOUETTE(
      "species silhouette within classes",
      "0: within a class the species lie apart",
      "1: within a class a cell is as near to the other species as to its own"),
  /** (silhouette by class + 1) / 2. */
  CLASS_SILHOUETTE(
      "class silhouette",
      "0: cells lie in other classes; 0.5: classes overlap",
      "1: classes lie apart"),
  /** Of a human cell's nearest mouse cells those of its class. */
  HUMAN_AMONG_MOUSE(
      "class purity, human cell among mouse cells",
      "0: no mouse cell near a human one is of its class",
      "1: all mouse cells near a human one are of its class"),
  /** Of a mouse cell's nearest human cells those of its class. */
  MOUSE_AMONG_HUMAN(
      "class purity, mouse cell among human cells",
      "0: no human cell near a mouse one is of its class",
      "1: all human cells near a mouse one are of its class");

  private final String label;
  private final String low;
  private final String high;

  MixingMeasure(String label, String low, String high) {
    this.label = label;
    this.low = low;
    this.high = high;
  }

  /** As it stands in a table. */
  public String label() {
    return label;
  }

  /** What its lowest value means, in plain words. */
  public String low() {
    return low;
  }

  /** What its highest value means, in plain words. */
  public String high() {
    return high;
  }

  /** Whether its chance value comes from permuted species; else from permuted classes. */
  public boolean isOfSpecies() {
    return switch (this) {
      case ILISI, KBET, KBET_WITHIN_CLASS, SPECIES_SILHOUETTE -> true;
      case CLISI, CLASS_SILHOUETTE, HUMAN_AMONG_MOUSE, MOUSE_AMONG_HUMAN -> false;
    };
  }

  /**
   * From 0 to 1, where 1 is the better integration, as scib has it; LISI only are not so already.
   *
   * @param classes that occur, at least 2; else NaN for cLISI
   */
  public double scaled(double value, int classes) {
    return switch (this) {
      case ILISI -> value - 1;
      case CLISI -> classes < 2 ? Double.NaN : (classes - value) / (classes - 1);
      case KBET,
          KBET_WITHIN_CLASS,
          SPECIES_SILHOUETTE,
          CLASS_SILHOUETTE,
          HUMAN_AMONG_MOUSE,
          MOUSE_AMONG_HUMAN ->
          value;
    };
  }
}
