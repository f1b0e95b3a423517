package org.patchbridge.study.store;

/** Which features of recordings become the columns of a cohort. */
public enum ExtractedFeatures {
  /** The vectors of the feature families. */
  FAMILIES(""),
  /** One number each: resting potential, rheobase, width of the first spike, and so on. */
  SCALARS("-scalars");

  private final String suffix;

  ExtractedFeatures(String suffix) {
    this.suffix = suffix;
  }

  /** End of the name of a cohort with these features. */
  String suffix() {
    return suffix;
  }
}
