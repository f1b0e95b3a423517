package org.patchbridge.quality;

import java.util.Optional;
import org.patchbridge.recording.Finding;

/** Tightness of the seal between electrode and cell. */
record SealCheck() implements CellCheck {

  @Override
  public Optional<Finding> check(CellQuality quality, CellLimits limits) {
    return CellCheck.within(limits.seal(), "seal", "seal resistance", " GΩ", quality.seal());
  }
}
