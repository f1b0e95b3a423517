package org.patchbridge.dataset;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How many cells of a cohort come from where.
 *
 * @param published cells of published data
 * @param simulated cells that are none: model neurons, or rows drawn from a statistical model
 * @param own cells of whoever trains a model
 * @param unrecorded cells whose origin was not recorded, as earlier versions did not
 */
public record CellOrigins(int published, int simulated, int own, int unrecorded) {

  public CellOrigins {
    if (Math.min(Math.min(published, simulated), Math.min(own, unrecorded)) < 0) {
      throw new IllegalArgumentException(
          "cells by origin: " + List.of(published, simulated, own, unrecorded) + "; none below 0");
    }
  }

  public static CellOrigins ofPublished(int cells) {
    return new CellOrigins(cells, 0, 0, 0);
  }

  public static CellOrigins ofSimulated(int cells) {
    return new CellOrigins(0, cells, 0, 0);
  }

  public static CellOrigins ofOwn(int cells) {
    return new CellOrigins(0, 0, cells, 0);
  }

  public static CellOrigins ofUnrecorded(int cells) {
    return new CellOrigins(0, 0, 0, cells);
  }

  public CellOrigins plus(CellOrigins other) {
    return new CellOrigins(
        published + other.published,
        simulated + other.simulated,
        own + other.own,
        unrecorded + other.unrecorded);
  }

  public int cells() {
    return published + simulated + own + unrecorded;
  }

  /** Whether every cell is known to be simulated; not so of no cells. */
  public boolean areAllSimulated() {
    return simulated > 0 && simulated == cells();
  }

  /** Whether every cell is known to be a real one; not so of no cells. */
  public boolean areAllReal() {
    return published + own > 0 && published + own == cells();
  }

  /**
   * For example {@code 60 simulated}, {@code 60 simulated, 12 own}, {@code 3,699 of origin not
   * recorded}.
   */
  public String words() {
    return Stream.of(
            part(published, "published"),
            part(simulated, "simulated"),
            part(own, "own"),
            part(unrecorded, "of origin not recorded"))
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(", "));
  }

  /**
   * The cells in words, for example {@code 60 simulated mouse cells}, {@code 72 mouse cells (60
   * simulated, 12 own)}, {@code 60 mouse cells (origin not recorded)}.
   *
   * @param species with a blank behind it; empty where it is not one
   */
  public String cellsInWords(String species) {
    String count = String.format(Locale.ROOT, "%,d ", cells());
    if (unrecorded == cells()) {
      return count + species + "cells (origin not recorded)";
    }
    for (String only : List.of("published", "simulated", "own")) {
      if (words().equals(count + only)) {
        return words() + " " + species + "cells";
      }
    }
    return count + species + "cells (" + words() + ")";
  }

  private static String part(int cells, String origin) {
    return cells == 0 ? "" : String.format(Locale.ROOT, "%,d %s", cells, origin);
  }
}
