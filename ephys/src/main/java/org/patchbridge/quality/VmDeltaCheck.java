package org.patchbridge.quality;

import java.util.Optional;

/** Resting potential after the stimulus away from that before. */
record VmDeltaCheck() implements QualityCheck {

  @Override
  public Optional<QualityFailure> check(SweepQuality quality, QualityLimits limits) {
    return QualityCheck.above(
        "vm-drift", "drift of the resting potential", quality.vmDelta(), limits.vmDelta());
  }
}
