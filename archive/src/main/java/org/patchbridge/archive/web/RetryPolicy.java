package org.patchbridge.archive.web;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How often a server is asked again, and after what pause.
 *
 * @param failuresInARow after so many without a byte it is given up
 * @param requests for one file, however many bytes each brought
 * @param firstPause doubled after every further failure
 * @param longestPause nothing is waited for longer; a server that asks for more is not asked again
 */
public record RetryPolicy(
    int failuresInARow, int requests, Duration firstPause, Duration longestPause) {
  private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");

  public static RetryPolicy usual() {
    return new RetryPolicy(5, 100, Duration.ofSeconds(1), Duration.ofMinutes(2));
  }

  /**
   * @param failures in a row, from 1
   */
  public Duration pauseAfter(int failures) {
    Duration pause = firstPause.multipliedBy(1L << Math.min(failures - 1, 20));
    return pause.compareTo(longestPause) < 0 ? pause : longestPause;
  }

  /** What a header {@code Retry-After} asks for; empty where it says nothing that can be read. */
  public static Optional<Duration> asked(String retryAfter, Instant now) {
    String text = retryAfter.strip();
    if (SECONDS.matcher(text).matches()) {
      return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
    }
    try {
      Instant until = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      Duration left = Duration.between(now, until);
      return Optional.of(left.isNegative() ? Duration.ZERO : left);
    } catch (DateTimeException neither) {
      return Optional.empty();
    }
  }
}
