package org.patchbridge.recording;

/** What the amplifier controlled during a sweep. */
public enum ClampMode {
  CURRENT_CLAMP,
  VOLTAGE_CLAMP,
  /** Current clamp with the injected current held at zero. */
  I_ZERO
}
