package org.patchbridge.quality;

import java.util.List;
import java.util.Optional;
import org.patchbridge.recording.Finding;

/**
 * Findings about the state of a cell (IPFX: qc_cell). Unlike there, a missing test does not fail
 * the cell: it is not judged.
 */
public final class CellFindings {
  private static final String NOT_JUDGED = " not judged: ";

  private CellFindings() {}

  /** Warnings for what is out of its limits, notes for what cannot be judged. */
  public static List<Finding> of(CellQuality quality, CellLimits limits) {
    return CellCheck.all().stream()
        .map(check -> check.check(quality, limits))
        .flatMap(Optional::stream)
        .toList();
  }

  /** The message of a measure that was not taken. */
  static String notJudged(String what, String reason) {
    return what + NOT_JUDGED + reason;
  }

  /**
   * What could not be judged because no sweep tests it, in the order of the findings. A recording
   * without any test has a note of each check, which tell a person one fact.
   */
  public static List<String> untested(List<Finding> findings) {
    return findings.stream()
        .filter(CellFindings::isUntested)
        .map(finding -> finding.message().substring(0, finding.message().indexOf(NOT_JUDGED)))
        .toList();
  }

  /** Whether the finding says that no sweep tests something. */
  public static boolean isUntested(Finding finding) {
    return finding.severity() == Finding.Severity.INFO
        && finding.message().contains(NOT_JUDGED + "no sweep ");
  }
}
