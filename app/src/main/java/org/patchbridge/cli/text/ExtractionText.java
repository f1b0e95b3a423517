package org.patchbridge.cli.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.patchbridge.cli.console.ExitCode;
import org.patchbridge.study.store.ExtractionSummary;
import org.patchbridge.study.store.ExtractionSummary.AbsentFamily;

/** An extraction in a few lines for a terminal. */
public final class ExtractionText {
  private static final int MOST_REFUSALS = 50;

  private ExtractionText() {}

  public static List<String> lines(ExtractionSummary summary) {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "%d recordings: %d extracted, %d done before, %d refused%s",
            summary.files(),
            summary.extracted(),
            summary.unchanged(),
            summary.refused().size(),
            summary.skipped().isEmpty() ? "" : ", " + summary.skipped().size() + " paths skipped"));
    summary.skipped().stream()
        .limit(MOST_REFUSALS)
        .forEach(skipped -> lines.add("  skipped: " + skipped.message()));
    summary.refused().stream()
        .limit(MOST_REFUSALS)
        .forEach(refusal -> lines.add("  refused: " + refusal.message()));
    if (summary.refused().size() > MOST_REFUSALS) {
      lines.add("  and " + (summary.refused().size() - MOST_REFUSALS) + " more; see --json");
    }
    absent(summary.absent())
        .forEach((family, reasons) -> lines.add("  absent: " + family + reasons));
    return lines;
  }

  /** Of a command: whether all, some or none of the recordings could be used. */
  public static int exitCode(ExtractionSummary summary) {
    if (summary.refused().isEmpty()) {
      return summary.skipped().isEmpty() ? ExitCode.OK : ExitCode.PARTIAL_RESULT;
    }
    return summary.refused().size() == summary.files()
        ? ExitCode.BAD_INPUT
        : ExitCode.PARTIAL_RESULT;
  }

  /** Families that are absent for the same reasons share a line. */
  private static Map<String, String> absent(List<AbsentFamily> absent) {
    Map<String, String> reasonsOf = new LinkedHashMap<>();
    for (AbsentFamily one : absent) {
      reasonsOf.merge(
          one.family(),
          one.recordings()
              + (one.recordings() == 1 ? " recording: " : " recordings: ")
              + one.reason(),
          (left, right) -> left + "; " + right);
    }
    Map<String, String> familiesOf = new LinkedHashMap<>();
    reasonsOf.forEach(
        (family, reasons) ->
            familiesOf.merge(reasons, family, (left, right) -> left + ", " + right));
    Map<String, String> lines = new LinkedHashMap<>();
    familiesOf.forEach((reasons, families) -> lines.put(families, " (" + reasons + ")"));
    return lines;
  }
}
