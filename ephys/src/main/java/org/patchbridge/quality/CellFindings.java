package org.patchbridge.quality;

import java.util.List;
import java.util.Optional;
import org.patchbridge.recording.Finding;

/**
 * Findings about the state of a cell (IPFX: qc_cell). Unlike there, a missing test does not fail
 * the cell: it is not judged.
 */
public final class CellFindings {
  private CellFindings() {}

  /** Warnings for what is out of its limits, notes for what cannot be judged. */
  public static List<Finding> of(CellQuality quality, CellLimits limits) {
    return CellCheck.all().stream()
        .map(check -> check.check(quality, limits))
        .flatMap(Optional::stream)
        .toList();
  }
}
