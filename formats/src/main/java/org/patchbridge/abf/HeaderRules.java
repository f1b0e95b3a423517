package org.patchbridge.abf;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;

/** What holds for the headers of both versions. */
final class HeaderRules {
  private static final double SHORTEST_INTERVAL = 0.1;
  private static final double LONGEST_INTERVAL = 1e6;

  /** Axon's default where a file gives no range, V. */
  private static final double DEFAULT_RANGE = 10;

  /** Years of two digits up to here are of this century: the format is of 1990. */
  private static final int LAST_TWO_DIGIT_YEAR = 79;

  private final AbfFile file;

  HeaderRules(AbfFile file) {
    this.file = file;
  }

  OperationMode mode(int code) {
    return OperationMode.of(code)
        .orElseThrow(
            () ->
                file.refusal(
                    "operation mode",
                    "code " + code + " is none of 1 to 5",
                    "the header is damaged"));
  }

  SampleFormat format(int code) {
    return SampleFormat.of(code)
        .orElseThrow(
            () ->
                file.refusal(
                    "data format",
                    "code " + code + " is neither 0 (integers) nor 1 (floats)",
                    "the header is damaged"));
  }

  double interval(double microseconds) {
    if (!(microseconds >= SHORTEST_INTERVAL && microseconds <= LONGEST_INTERVAL)) {
      throw file.refusal(
          "sampling interval",
          microseconds + " us are no interval between two samples",
          "export the recording again");
    }
    return microseconds;
  }

  /**
   * Gain from integers to the unit of the channel.
   *
   * @param factors whose product divides it: instrument, signal, programmable, telegraphed
   */
  double gain(String channel, double range, int resolution, double... factors) {
    double volts = range > 0 ? range : DEFAULT_RANGE;
    double gain = volts / resolution;
    for (double factor : factors) {
      gain /= factor;
    }
    if (!Double.isFinite(gain) || gain == 0) {
      throw file.refusal(
          "channel " + channel,
          "its gain is " + gain + ", so that no value can be told",
          "correct the scale in Clampfit and save the file again");
    }
    return gain;
  }

  double offset(String channel, double offset) {
    if (!Double.isFinite(offset)) {
      throw file.refusal("channel " + channel, "its offset is " + offset, "the header is damaged");
    }
    return offset;
  }

  /**
   * @param date as digits YYYYMMDD, in old files YYMMDD
   * @return empty for what is no date
   */
  static Optional<LocalDateTime> start(long date, long secondsOfDay, int milliseconds) {
    long full = date;
    if (date > 0 && date < 1_000_000) {
      full += date / 10_000 > LAST_TWO_DIGIT_YEAR ? 19_000_000 : 20_000_000;
    }
    try {
      return Optional.of(
          LocalDate.of((int) (full / 10_000), (int) (full / 100 % 100), (int) (full % 100))
              .atStartOfDay()
              .plusSeconds(secondsOfDay)
              .plusNanos(milliseconds * 1_000_000L));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
