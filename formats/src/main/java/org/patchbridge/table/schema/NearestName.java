package org.patchbridge.table.schema;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds what a person probably meant by a name that is not there. */
public final class NearestName {
  private NearestName() {}

  /**
   * The candidate with the smallest edit distance, case ignored; empty where even that one differs
   * in more than half of its characters.
   */
  public static Optional<String> to(String name, Collection<String> candidates) {
    return candidates.stream()
        .filter(candidate -> !candidate.isEmpty())
        .min(Comparator.comparingInt(candidate -> distance(name, candidate)))
        .filter(candidate -> 2 * distance(name, candidate) <= candidate.length());
  }

  /** Levenshtein distance. */
  private static int distance(String first, String second) {
    String a = first.toLowerCase(Locale.ROOT);
    String b = second.toLowerCase(Locale.ROOT);
    int[] row = new int[b.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substituted, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
