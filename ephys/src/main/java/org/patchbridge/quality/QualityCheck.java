package org.patchbridge.quality;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** One question about the quality of a sweep. */
sealed interface QualityCheck permits PreNoiseCheck, PostNoiseCheck, SlowNoiseCheck, VmDeltaCheck {

  /** The reason why the sweep fails; empty if it passes or cannot be asked. */
  Optional<QualityFailure> check(SweepQuality quality, QualityLimits limits);

  /** All checks in the order they are reported. */
  static List<QualityCheck> all() {
    return List.of(
        new PreNoiseCheck(), new PostNoiseCheck(), new SlowNoiseCheck(), new VmDeltaCheck());
  }

  /** A failure where the value exceeds its limit. */
  static Optional<QualityFailure> above(
      String id, String what, OptionalDouble value, double limit) {
    if (value.isEmpty() || !(value.getAsDouble() > limit)) {
      return Optional.empty();
    }
    String message =
        String.format(
            Locale.ROOT, "%s is %.3f mV, limit %.3f mV", what, value.getAsDouble(), limit);
    return Optional.of(new QualityFailure(id, message));
  }
}
