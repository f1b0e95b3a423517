package org.patchbridge.table.schema;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** Reads a decimal number strictly: digits, at most one separator, an optional exponent. */
public final class NumberText {
  private static final Pattern WITH_POINT =
      Pattern.compile("[+-]?(\\d++(\\.\\d*+)?|\\.\\d++)([eE][+-]?\\d++)?");
  private static final Pattern WITH_COMMA =
      Pattern.compile("[+-]?(\\d++(,\\d*+)?|,\\d++)([eE][+-]?\\d++)?");
  private static final Pattern INFINITE = Pattern.compile("(?i)[+-]?inf(inity)?");

  private NumberText() {}

  /**
   * The number nearest to the text; infinite for {@code inf} and for numbers beyond the range of a
   * double; empty where the text is not a number.
   */
  public static OptionalDouble parse(String text, DecimalSeparator decimal) {
    boolean comma = decimal == DecimalSeparator.COMMA;
    if ((comma ? WITH_COMMA : WITH_POINT).matcher(text).matches()) {
      return OptionalDouble.of(Double.parseDouble(comma ? text.replace(',', '.') : text));
    }
    return INFINITE.matcher(text).matches()
        ? OptionalDouble.of(Double.POSITIVE_INFINITY)
        : OptionalDouble.empty();
  }

  /** What to do about text that is not a number. */
  public static String remedy(String text, DecimalSeparator decimal) {
    return decimal == DecimalSeparator.POINT && WITH_COMMA.matcher(text).matches()
        ? "it has a decimal comma: set the file's decimal to comma in the schema"
        : hint(text).orElse("correct it, or list it under 'absent' in the schema");
  }

  private static Optional<String> hint(String text) {
    return text.startsWith("#")
        ? Optional.of("it is a spreadsheet's error value: correct the sheet and export it again")
        : Optional.empty();
  }
}
