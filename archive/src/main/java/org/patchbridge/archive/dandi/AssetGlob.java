package org.patchbridge.archive.dandi;

import java.util.regex.Pattern;

/**
 * A pattern of paths as the archive's own: {@code *} is any text, across folders, too, upper and
 * lower case are one; {@code ?} is any one character.
 */
record AssetGlob(String text) {

  boolean matches(String path) {
    StringBuilder regex = new StringBuilder();
    StringBuilder literal = new StringBuilder();
    for (char c : text.toCharArray()) {
      if (c == '*' || c == '?') {
        regex.append(Pattern.quote(literal.toString())).append(c == '*' ? ".*" : ".");
        literal.setLength(0);
      } else {
        literal.append(c);
      }
    }
    regex.append(Pattern.quote(literal.toString()));
    return Pattern.compile(
            regex.toString(), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL)
        .matcher(path)
        .matches();
  }
}
