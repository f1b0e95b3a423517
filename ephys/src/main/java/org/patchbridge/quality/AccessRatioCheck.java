package org.patchbridge.quality;

import java.util.Optional;
import org.patchbridge.recording.Finding;

/** Share of the electrode in the input resistance. */
record AccessRatioCheck() implements CellCheck {

  @Override
  public Optional<Finding> check(CellQuality quality, CellLimits limits) {
    return CellCheck.within(
        limits.accessRatio(),
        "access-ratio",
        "access over input resistance",
        "",
        quality.accessRatio());
  }
}
