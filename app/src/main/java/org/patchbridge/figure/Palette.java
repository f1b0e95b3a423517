package org.patchbridge.figure;

import java.awt.Color;

/**
 * Colours that stay apart with the common colour-vision deficiencies (after Okabe &amp; Ito 2008),
 * and differ in lightness too.
 */
final class Palette {
  static final Color PAPER = Color.WHITE;
  static final Color INK = new Color(0x1b1d1f);
  static final Color MUTED = new Color(0x5a6168);
  static final Color GRID = new Color(0xe6e8e6);
  static final Color FRAME = new Color(0xb9bdb9);
  static final Color SILENT = new Color(0x7d848a);
  static final Color FAINT = new Color(0xb9d8ea);
  static final Color BLUE = new Color(0x0072b2);
  static final Color VERMILION = new Color(0xd55e00);
  static final Color GREEN = new Color(0x009e73);

  private Palette() {}
}
