package org.patchbridge.dataset;

import java.util.Locale;
import java.util.Optional;

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

  /**
   * By Latin or English name, or the number of the NCBI taxonomy, as recordings give it.
   *
   * @return empty for any other animal
   */
  public static Optional<Species> named(String text) {
    String name = text.strip().toLowerCase(Locale.ROOT);
    if (name.equals("mouse") || name.startsWith("mus musculus") || name.endsWith("_10090")) {
      return Optional.of(MOUSE);
    }
    if (name.equals("human") || name.startsWith("homo sapiens") || name.endsWith("_9606")) {
      return Optional.of(HUMAN);
    }
    return Optional.empty();
  }
}
