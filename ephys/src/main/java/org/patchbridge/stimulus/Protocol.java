package org.patchbridge.stimulus;

import java.util.Locale;
import java.util.Optional;

/** What a stimulus is for, as far as the analysis cares. */
public enum Protocol {
  /** Current steps of about a second. */
  LONG_SQUARE,
  /** Current pulses of a few milliseconds. */
  SHORT_SQUARE,
  /** Slowly rising current. */
  RAMP,
  /** Sine of rising frequency. */
  CHIRP,
  /** Steps to find the threshold by hand; not analysed. */
  SEARCH,
  /** Electrode and seal checks; not analysed. */
  TEST,
  /** Known, but of no protocol that is analysed. */
  OTHER,
  /** A code that the ontology does not know. */
  UNKNOWN;

  /**
   * An analysed protocol by its own name, for example {@code Long Square}, {@code long-square} or
   * {@code LONG_SQUARE}; empty for any other text.
   */
  static Optional<Protocol> byName(String name) {
    return switch (name.strip().toLowerCase(Locale.ROOT).replaceAll("[ _-]+", " ")) {
      case "long square" -> Optional.of(LONG_SQUARE);
      case "short square" -> Optional.of(SHORT_SQUARE);
      case "ramp" -> Optional.of(RAMP);
      default -> Optional.empty();
    };
  }

  /** Name of an analysed protocol in the Allen ontology; there are others for the same. */
  String stimulusName() {
    return switch (this) {
      case LONG_SQUARE -> "Long Square";
      case SHORT_SQUARE -> "Short Square";
      case RAMP -> "Ramp";
      default -> throw new IllegalArgumentException(this + " is not analysed");
    };
  }

  /** Whether a text is the name that an analysed protocol has in any ontology. */
  static boolean isStimulusName(String text) {
    return byName(text).filter(protocol -> protocol.stimulusName().equals(text)).isPresent();
  }

  /** Protocol of a stimulus by its name in the Allen ontology. */
  static Protocol ofName(String name) {
    return switch (name) {
      case "Long Square",
          "Long Square Threshold",
          "Long Square SupraThreshold",
          "Long Square SubThreshold" ->
          LONG_SQUARE;
      case "Short Square",
          "Short Square Threshold",
          "Short Square - Hold -60mV",
          "Short Square - Hold -70mV",
          "Short Square - Hold -80mV" ->
          SHORT_SQUARE;
      case "Ramp" -> RAMP;
      case "Chirp" -> CHIRP;
      case "Search" -> SEARCH;
      case "Test" -> TEST;
      case "Unknown" -> UNKNOWN;
      default -> OTHER;
    };
  }
}
