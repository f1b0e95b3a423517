package org.patchbridge.dataset;

import java.util.Locale;

/** The species a cell was recorded in. */
public enum Species {
  MOUSE,
  HUMAN;

  /** The name used in files and on screen: {@code mouse}, {@code human}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * @throws IllegalArgumentException with the accepted names where {@code text} is none of them
   */
  public static Species of(String text) {
    for (Species species : values()) {
      if (species.label().equalsIgnoreCase(text.strip())) {
        return species;
      }
    }
    throw new IllegalArgumentException("species is '" + text + "'; known are mouse and human");
  }
}
