package org.patchbridge.report.html;

/** Text between tags; any character may occur in it. */
public record Text(String value) implements Node {

  @Override
  public void writeTo(StringBuilder html) {
    escape(value, html);
  }

  /**
   * Escapes for element content and for double-quoted attributes alike. Control characters that
   * HTML forbids become U+FFFD.
   */
  static void escape(String text, StringBuilder html) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> html.append("&amp;");
        case '<' -> html.append("&lt;");
        case '>' -> html.append("&gt;");
        case '"' -> html.append("&quot;");
        case '\'' -> html.append("&#39;");
        case '\t', '\n' -> html.append(c);
        default -> html.append(Character.isISOControl(c) ? '\uFFFD' : c);
      }
    }
  }
}
