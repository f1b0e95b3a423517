package org.patchbridge.quality;

import java.util.List;
import java.util.Optional;

/**
 * Why a sweep is not used.
 *
 * @param id stable name of the check
 * @param message fact with value and limit
 */
public record QualityFailure(String id, String message) {

  /** Failures of all checks; empty for a usable sweep. */
  public static List<QualityFailure> of(SweepQuality quality, QualityLimits limits) {
    return QualityCheck.all().stream()
        .map(check -> check.check(quality, limits))
        .flatMap(Optional::stream)
        .toList();
  }
}
