package org.patchbridge.nwb;

/** How often a series was sampled, as far as the file says. */
sealed interface SamplingRate {
  record Regular(double hertz) implements SamplingRate {}

  /** No constant rate is known. */
  record Unknown(String id, String reason) implements SamplingRate {}
}
