package org.patchbridge.table.schema;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns what a table writes in its id column into the key that cells are joined by. Ids stay text:
 * none is ever a floating-point number on the way, so 64-bit ids keep every digit.
 */
public final class CellKey {
  private static final Pattern WHOLE_WITH_POINT = Pattern.compile("([+-]?\\d+)\\.0*");
  private static final Pattern SCIENTIFIC = Pattern.compile("[+-]?\\d+(\\.\\d*)?[eE][+-]?\\d+");

  private CellKey() {}

  /**
   * @param text stripped content of the id column
   * @throws IllegalArgumentException with the fact, where there is no id, it does not match the
   *     schema's pattern, or it is in scientific notation, which may have lost digits
   */
  public static String of(String text, Pattern pattern) {
    if (text.isEmpty()) {
      throw new IllegalArgumentException("the id is empty");
    }
    Matcher match = pattern.matcher(text);
    if (!match.matches()) {
      throw new IllegalArgumentException("id '" + text + "' does not match " + pattern);
    }
    String key = match.groupCount() > 0 && match.group(1) != null ? match.group(1) : text;
    if (SCIENTIFIC.matcher(key).matches()) {
      throw new IllegalArgumentException(
          "id '" + key + "' is in scientific notation and may have lost digits");
    }
    Matcher whole = WHOLE_WITH_POINT.matcher(key);
    return whole.matches() ? whole.group(1) : key;
  }
}
