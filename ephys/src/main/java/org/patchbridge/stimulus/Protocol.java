package org.patchbridge.stimulus;

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
