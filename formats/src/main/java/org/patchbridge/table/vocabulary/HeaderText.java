package org.patchbridge.table.vocabulary;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A column's header: its name, and the unit where one stands in it.
 *
 * @param name without the unit
 * @param unit as it is written; empty where none was found
 */
public record HeaderText(String name, Optional<String> unit) {
  private static final Pattern IN_BRACKETS =
      Pattern.compile("(.*?)\\s*[(\\[{]([^()\\[\\]{}]*)[)\\]}]\\s*");
  private static final Pattern AFTER_SIGN =
      Pattern.compile("(.+?)\\s*(?:,| in |/)\\s*([^,/ ]\\S*)");
  private static final Pattern LAST_WORD = Pattern.compile("(.+)[_ .]([^_ .]+)");

  /**
   * A unit stands in brackets, after a comma, a stroke or "in", or as the last word ({@code
   * input_resistance_mohm}); what is no unit belongs to the name.
   */
  public static HeaderText of(String header) {
    Matcher brackets = IN_BRACKETS.matcher(header);
    if (brackets.matches()) {
      String inside = brackets.group(2).strip();
      return MeasureUnit.parse(inside).isPresent() && !inside.isEmpty()
          ? new HeaderText(brackets.group(1), Optional.of(inside))
          : new HeaderText(brackets.group(1) + " " + inside, Optional.empty());
    }
    for (Pattern pattern : List.of(AFTER_SIGN, LAST_WORD)) {
      Matcher match = pattern.matcher(header);
      if (match.matches() && isUnit(match.group(2))) {
        return new HeaderText(match.group(1), Optional.of(match.group(2)));
      }
    }
    return new HeaderText(header, Optional.empty());
  }

  /** Words of one letter and words such as "index" are rather part of a name. */
  private static boolean isUnit(String word) {
    return word.length() > 1
        && MeasureUnit.parse(word).filter(unit -> unit.dimension() != Dimension.RATIO).isPresent();
  }
}
