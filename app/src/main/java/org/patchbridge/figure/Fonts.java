package org.patchbridge.figure;

import java.awt.Font;

/** The sans-serif font of the machine in three sizes. */
final class Fonts {
  static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 15);
  static final Font LABEL = new Font(Font.SANS_SERIF, Font.PLAIN, 13);
  static final Font TICK = new Font(Font.SANS_SERIF, Font.PLAIN, 12);

  private Fonts() {}
}
