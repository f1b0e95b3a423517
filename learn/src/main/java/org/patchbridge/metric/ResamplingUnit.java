package org.patchbridge.metric;

/** What a bootstrap draws with replacement. */
public enum ResamplingUnit {
  /** Donors, all cells of a donor together. */
  DONOR("donors"),
  /** Single cells, because no donor is known; too narrow where cells share donors. */
  CELL("cells, as no donor is known"),
  /** Donors where known, and each cell of unknown donor by itself. */
  DONOR_OR_CELL("donors and single cells of unknown donor");

  private final String label;

  ResamplingUnit(String label) {
    this.label = label;
  }

  /** As in "intervals over 77 …". */
  public String label() {
    return label;
  }

  static ResamplingUnit of(Predictions predictions) {
    int known = 0;
    for (int row = 0; row < predictions.size(); row++) {
      known += predictions.donorKnown(row) ? 1 : 0;
    }
    return of(known, predictions.size());
  }

  /**
   * @param known how many of the cells have a known donor
   */
  static ResamplingUnit of(int known, int cells) {
    if (known == cells) {
      return DONOR;
    }
    return known == 0 ? CELL : DONOR_OR_CELL;
  }
}
