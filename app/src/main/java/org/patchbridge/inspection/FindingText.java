package org.patchbridge.inspection;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.patchbridge.quality.CellFindings;
import org.patchbridge.recording.Finding;
import org.patchbridge.recording.Finding.Severity;

/** Findings by severity, the worst first; what was found many times is told once. */
final class FindingText {
  /** So many findings of one check are listed one by one. */
  private static final int MOST_LISTED = 3;

  private static final List<Severity> WORST_FIRST =
      List.of(Severity.SWEEP_SKIPPED, Severity.WARNING, Severity.INFO);

  private FindingText() {}

  static List<String> lines(List<Finding> findings) {
    if (findings.isEmpty()) {
      return List.of("  none");
    }
    List<String> lines = new ArrayList<>();
    for (Severity severity : WORST_FIRST) {
      Map<String, List<Finding>> byCheck = new LinkedHashMap<>();
      findings.stream()
          .filter(finding -> finding.severity() == severity)
          .filter(finding -> !CellFindings.isUntested(finding))
          .forEach(f -> byCheck.computeIfAbsent(f.id(), id -> new ArrayList<>()).add(f));
      List<String> untested =
          severity == Severity.INFO ? CellFindings.untested(findings) : List.of();
      if (!byCheck.isEmpty() || !untested.isEmpty()) {
        lines.add("  " + inWords(severity));
      }
      byCheck.values().forEach(found -> lines.addAll(ofOneCheck(found)));
      if (!untested.isEmpty()) {
        lines.addAll(
            Paragraph.lines(
                "not judged, as no sweep tests it: " + String.join(", ", untested), "    "));
      }
    }
    return lines;
  }

  private static List<String> ofOneCheck(List<Finding> found) {
    boolean many = found.size() > MOST_LISTED;
    List<String> lines = new ArrayList<>();
    for (Finding finding : many ? found.subList(0, 1) : found) {
      String place = finding.location().isEmpty() ? "" : " at " + finding.location();
      String more =
          many ? " (and " + (found.size() - 1) + " more like it; --json lists them all)" : "";
      lines.addAll(Paragraph.lines(finding.id() + place + ": " + finding.message() + more, "    "));
    }
    return lines;
  }

  private static String inWords(Severity severity) {
    return switch (severity) {
      case SWEEP_SKIPPED -> "left out";
      case WARNING -> "doubtful";
      case INFO -> "good to know";
    };
  }
}
