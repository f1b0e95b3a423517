package org.patchbridge.abf;

/** What a telegraphed amplifier says that it does. */
final class TelegraphMode {
  /** The only instrument that reports its mode. */
  static final int MULTICLAMP = 24;

  static final int VOLTAGE_CLAMP = 0;
  static final int CURRENT_HELD_AT_ZERO = 2;

  private TelegraphMode() {}
}
