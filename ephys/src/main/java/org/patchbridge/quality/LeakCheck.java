package org.patchbridge.quality;

import java.util.Optional;
import org.patchbridge.recording.Finding;

/** Current that is needed to hold the cell at its potential. */
record LeakCheck() implements CellCheck {

  @Override
  public Optional<Finding> check(CellQuality quality, CellLimits limits) {
    return CellCheck.within(limits.leak(), "leak", "holding current", " pA", quality.bias());
  }
}
