package org.patchbridge.quality;

import java.util.Optional;
import org.patchbridge.recording.Finding;

/** Offset of the electrode before it touches the cell. */
record ElectrodeZeroCheck() implements CellCheck {

  @Override
  public Optional<Finding> check(CellQuality quality, CellLimits limits) {
    return CellCheck.within(
        limits.electrodeZero(),
        "electrode-zero",
        "current of the electrode in the bath",
        " pA",
        quality.electrodeZero());
  }
}
