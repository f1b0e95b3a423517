package org.patchbridge.title;

import java.util.Locale;

/** Of titles. */
final class Words {
  private Words() {}

  static String capital(String word) {
    return word.isEmpty()
        ? word
        : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }
}
