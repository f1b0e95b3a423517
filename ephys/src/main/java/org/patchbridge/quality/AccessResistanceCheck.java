package org.patchbridge.quality;

import java.util.Optional;
import org.patchbridge.recording.Finding;

/** Resistance of the electrode after break-in. */
record AccessResistanceCheck() implements CellCheck {

  @Override
  public Optional<Finding> check(CellQuality quality, CellLimits limits) {
    return CellCheck.within(
        limits.accessResistance(),
        "access-resistance",
        "access resistance",
        " MΩ",
        quality.accessResistance());
  }
}
