package org.patchbridge.table.vocabulary;

import java.util.List;
import java.util.Optional;

/** The sweep that a measure of a spike or of a train is taken from. */
public enum MeasuredSweep {
  RHEOBASE(
      "the sweep at rheobase", List.of("rheo", "long_square"), "rheo", "rheobase", "long square"),
  HERO("a sweep somewhat above rheobase", List.of("hero"), "hero"),
  RAMP("the ramp", List.of("ramp"), "ramp"),
  SHORT_SQUARE("the short square", List.of("short_square"), "short square");

  private final String words;
  private final List<String> suffixes;
  private final List<String> called;

  MeasuredSweep(String words, List<String> suffixes, String... called) {
    this.words = words;
    this.suffixes = suffixes;
    this.called = List.of(called);
  }

  /** For people. */
  public String words() {
    return words;
  }

  /** A feature's name without the sweep's suffix. */
  record Split(String base, MeasuredSweep sweep) {}

  /** Empty where the name has no suffix of a sweep. */
  static Optional<Split> ofFeature(String name) {
    for (MeasuredSweep sweep : values()) {
      for (String suffix : sweep.suffixes) {
        if (name.endsWith("_" + suffix)) {
          return Optional.of(
              new Split(name.substring(0, name.length() - suffix.length() - 1), sweep));
        }
      }
    }
    return Optional.empty();
  }

  /** Of plain words in lower case; empty where they name no sweep, or nothing else. */
  static Optional<Split> ofWords(String words) {
    for (MeasuredSweep sweep : values()) {
      for (String name : sweep.called) {
        String padded = " " + words + " ";
        String rest = padded.replace(" " + name + " ", " ").strip();
        if (!rest.equals(words) && !rest.isEmpty()) {
          return Optional.of(new Split(rest, sweep));
        }
      }
    }
    return Optional.empty();
  }
}
