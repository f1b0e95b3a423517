package org.patchbridge.quality;

import java.util.Optional;
import java.util.OptionalDouble;

/** Slow drift and spontaneous activity before the stimulus. */
record SlowNoiseCheck() implements QualityCheck {

  @Override
  public Optional<QualityFailure> check(SweepQuality quality, QualityLimits limits) {
    return QualityCheck.above(
        "slow-noise",
        "slow noise before the stimulus",
        OptionalDouble.of(quality.slowNoise()),
        limits.slowNoise());
  }
}
