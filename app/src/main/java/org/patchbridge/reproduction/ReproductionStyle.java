package org.patchbridge.reproduction;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The part of the page's style that no other page has. */
final class ReproductionStyle {
  private static final String SHEET = "reproduction.css";

  private ReproductionStyle() {}

  static String text() {
    try (InputStream in = ReproductionStyle.class.getResourceAsStream(SHEET)) {
      if (in == null) {
        throw new IllegalStateException(SHEET + " is not part of this program; build it again");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
