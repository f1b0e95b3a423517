package org.patchbridge.abf;

/**
 * One column of the waveform table. Durations are in samples of one channel, levels in the unit of
 * the command; of sweep {@code k}, from 0, the level is {@code level + k * levelDelta}.
 *
 * @param index place in the table, from 0: epoch A, B, ...
 * @param typeCode as in the file
 * @param pulsePeriod of trains
 * @param pulseWidth of trains
 */
record CommandEpoch(
    int index,
    int typeCode,
    double level,
    double levelDelta,
    int duration,
    int durationDelta,
    int pulsePeriod,
    int pulseWidth) {

  /** Code of an epoch that is not used. */
  static final int DISABLED = 0;

  /** A to Z, then AA, AB, ... as the waveform editor names them. */
  String letter() {
    String last = String.valueOf((char) ('A' + index % 26));
    return index < 26 ? last : (char) ('A' + index / 26 - 1) + last;
  }
}
