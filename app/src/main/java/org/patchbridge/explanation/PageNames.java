package org.patchbridge.explanation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Names of files after cells: readable, safe on every system, and different from one another. */
final class PageNames {
  private static final int LONGEST = 100;

  private final Set<String> taken = new HashSet<>();

  /** A name for each cell, without an ending; equal cells get a number. */
  List<String> of(List<String> cells) {
    List<String> names = new ArrayList<>();
    for (String cell : cells) {
      String safe = cell.replaceAll("[^A-Za-z0-9._-]", "_").replaceFirst("^\\.+", "");
      String name = safe.isEmpty() ? "cell" : safe.substring(0, Math.min(LONGEST, safe.length()));
      String free = name;
      // Some systems do not tell upper from lower case.
      for (int number = 2; !taken.add(free.toLowerCase(Locale.ROOT)); number++) {
        free = name + "-" + number;
      }
      names.add(free);
    }
    return names;
  }
}
