package org.patchbridge.table.vocabulary;

import java.util.Locale;

/** What kind of quantity a number is; numbers of two kinds are never the same measure. */
public enum Dimension {
  VOLTAGE,
  CURRENT,
  TIME,
  RATE,
  RESISTANCE,
  CONDUCTANCE,
  /** Rate over current. */
  GAIN,
  /** Voltage over time. */
  SLOPE,
  /** Voltage times time. */
  AREA,
  RATIO,
  ANGLE,
  /** Angle times rate. */
  ANGULAR_AREA,
  /** Counts of samples. */
  SAMPLES;

  /** As people write it. */
  public String words() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** What one over such a number is. */
  Dimension reciprocal() {
    return switch (this) {
      case TIME -> RATE;
      case RATE -> TIME;
      case RESISTANCE -> CONDUCTANCE;
      case CONDUCTANCE -> RESISTANCE;
      default -> this == RATIO ? RATIO : SAMPLES;
    };
  }
}
