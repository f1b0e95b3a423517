package org.patchbridge.figure;

import java.awt.Color;

/**
 * What a mark or line of a figure means.
 *
 * @param shape how it is drawn
 */
record LegendEntry(String label, Color colour, Shape shape) {

  /** How a series is drawn. */
  enum Shape {
    LINE,
    CIRCLE,
    TRIANGLE_UP,
    TRIANGLE_DOWN
  }
}
