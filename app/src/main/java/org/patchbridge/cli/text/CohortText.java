package org.patchbridge.cli.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.patchbridge.dataset.CohortSummary;
import org.patchbridge.title.CohortTitle;

/** A cohort in a few lines for a terminal. */
public final class CohortText {
  private static final int MOST_NAMED = 5;

  private CohortText() {}

  /**
   * @param simulated whether the cells, or some of them, are made up
   */
  public static List<String> lines(CohortSummary summary, boolean simulated) {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "%s: %d cells of %d donors%s",
            CohortTitle.withName(summary.cohort(), simulated),
            summary.cells(),
            summary.donors(),
            summary.cellsWithoutDonor() == 0
                ? ""
                : ", " + summary.cellsWithoutDonor() + " of unknown donor"));
    for (CohortSummary.OfClass counted : summary.classes()) {
      lines.add(
          String.format(
              Locale.ROOT,
              "  %-9s %5d cells, %4d donors%s",
              counted.subclass().orElse("no label"),
              counted.cells(),
              counted.donors(),
              conditions(counted)));
    }
    absent(summary)
        .forEach((share, families) -> lines.add("  " + share + " absent: " + some(families)));
    leftOut(summary).forEach((reason, text) -> lines.add("  left out, " + reason + ": " + text));
    return lines;
  }

  /** Families that lack the same share of their values share a line. */
  private static Map<String, List<String>> absent(CohortSummary summary) {
    Map<String, List<String>> byShare = new LinkedHashMap<>();
    for (CohortSummary.OfFamily family : summary.families()) {
      if (family.absent() > 0) {
        byShare
            .computeIfAbsent(
                String.format(Locale.ROOT, "%.1f %% of values", 100 * family.absentShare()),
                share -> new ArrayList<>())
            .add(family.family());
      }
    }
    return byShare;
  }

  private static String some(List<String> names) {
    return String.join(", ", names.subList(0, Math.min(MOST_NAMED, names.size())))
        + (names.size() > MOST_NAMED ? " and " + (names.size() - MOST_NAMED) + " more" : "");
  }

  private static String conditions(CohortSummary.OfClass counted) {
    StringBuilder text = new StringBuilder();
    counted
        .conditions()
        .forEach((name, part) -> text.append(", ").append(part.cells()).append(' ').append(name));
    return text.toString();
  }

  private static Map<String, String> leftOut(CohortSummary summary) {
    Map<String, String> byReason = new LinkedHashMap<>();
    for (CohortSummary.OfExclusions excluded : summary.exclusions()) {
      String text = excluded.cells() + excluded.subclass().map(name -> " " + name).orElse("");
      byReason.merge(excluded.reason(), text, (left, right) -> left + ", " + right);
    }
    return byReason;
  }
}
