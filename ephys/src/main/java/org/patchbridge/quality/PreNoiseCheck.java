package org.patchbridge.quality;

import java.util.Optional;
import java.util.OptionalDouble;

/** Fast noise before the stimulus. */
record PreNoiseCheck() implements QualityCheck {

  @Override
  public Optional<QualityFailure> check(SweepQuality quality, QualityLimits limits) {
    return QualityCheck.above(
        "pre-noise",
        "noise before the stimulus",
        OptionalDouble.of(quality.preNoise()),
        limits.preNoise());
  }
}
