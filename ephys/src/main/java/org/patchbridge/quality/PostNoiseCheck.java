package org.patchbridge.quality;

import java.util.Optional;

/** Fast noise at the end of the sweep. */
record PostNoiseCheck() implements QualityCheck {

  @Override
  public Optional<QualityFailure> check(SweepQuality quality, QualityLimits limits) {
    return QualityCheck.above(
        "post-noise", "noise at the end", quality.postNoise(), limits.postNoise());
  }
}
