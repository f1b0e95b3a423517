package org.patchbridge.abf;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How the recording was cut into sweeps. */
enum OperationMode {
  VARIABLE_LENGTH_EVENTS(1),
  FIXED_LENGTH_EVENTS(2),
  /** Without pause: one sweep. */
  GAP_FREE(3),
  HIGH_SPEED_OSCILLOSCOPE(4),
  /** The only mode with a command waveform. */
  EPISODIC_STIMULATION(5);

  private final int code;

  OperationMode(int code) {
    this.code = code;
  }

  static Optional<OperationMode> of(int code) {
    return Arrays.stream(values()).filter(mode -> mode.code == code).findFirst();
  }

  String inWords() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
