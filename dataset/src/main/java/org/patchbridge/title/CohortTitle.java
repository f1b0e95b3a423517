package org.patchbridge.title;

import java.util.Map;

/**
 * A cohort's name for people: {@code allen-mouse-v1} is "Mouse V1", {@code extracted-mouse} is
 * "Mouse recordings". A name that nobody here knows stays as it is, so that users find their own
 * cohort.
 */
public final class CohortTitle {
  private static final String EXTRACTED = "extracted-";
  private static final String SIMULATED = "simulated-";
  private static final String SCALARS = "-scalars";

  /** Between a reference's cohort and the laboratory that it was calibrated for. */
  private static final String CALIBRATED = " for ";

  private static final Map<String, String> KNOWN =
      Map.of(
          "allen-mouse-v1", "Mouse V1",
          "allen-human-gaba", "Human cortex",
          "allen-aligned-mouse", "Mouse V1, features that human cells have, too",
          "allen-aligned-human", "Human cortex, features that mouse cells have, too");

  private CohortTitle() {}

  /**
   * @param name as a study knows it
   * @param simulated whether the cells, or some of them, are made up
   */
  public static String of(String name, boolean simulated) {
    int calibrated = name.indexOf(CALIBRATED);
    if (calibrated > 0) {
      return of(name.substring(0, calibrated), simulated) + name.substring(calibrated);
    }
    if (name.startsWith(EXTRACTED)) {
      return recordings(name.substring(EXTRACTED.length()), simulated);
    }
    if (name.equals(SIMULATED + "mouse") || name.equals(SIMULATED + "human")) {
      return "Simulated table of " + name.substring(SIMULATED.length()) + " cells";
    }
    return KNOWN.getOrDefault(name, name);
  }

  private static String recordings(String of, boolean simulated) {
    boolean scalars = of.endsWith(SCALARS);
    String species = scalars ? of.substring(0, of.length() - SCALARS.length()) : of;
    return (simulated ? "Simulated " + species + " cells" : Words.capital(species) + " recordings")
        + (scalars ? ", scalar features" : "");
  }

  /**
   * The title, and in parentheses the name that has to be typed; the name alone where it is the
   * title.
   */
  public static String withName(String name, boolean simulated) {
    String title = of(name, simulated);
    return title.equals(name) ? name : title + " (" + name + ")";
  }
}
