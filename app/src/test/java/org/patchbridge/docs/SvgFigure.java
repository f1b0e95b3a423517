package org.patchbridge.docs;

import java.util.ArrayList;
import java.util.List;

/** A figure as SVG text: axes beside each other, in the order they were added. */
final class SvgFigure {
  static final int AXES_WIDTH = 340;
  static final int HEIGHT = 220;

  private final String title;
  private final List<SvgAxes> axes = new ArrayList<>();

  SvgFigure(String title) {
    this.title = title;
  }

  SvgFigure add(SvgAxes added) {
    axes.add(added);
    return this;
  }

  /** The whole file. */
  String text() {
    int width = axes.size() * AXES_WIDTH;
    StringBuilder svg = new StringBuilder();
    svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ")
        .append(width)
        .append(' ')
        .append(HEIGHT)
        .append("\" width=\"")
        .append(width)
        .append("\" height=\"")
        .append(HEIGHT)
        .append("\" font-family=\"sans-serif\" font-size=\"11\" fill=\"#1b1d1f\">\n<title>")
        .append(SvgAxes.escaped(title))
        .append("</title>\n<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n");
    for (int k = 0; k < axes.size(); k++) {
      svg.append("<g transform=\"translate(").append(k * AXES_WIDTH).append(" 0)\">\n");
      axes.get(k).render(svg);
      svg.append("</g>\n");
    }
    return svg.append("</svg>\n").toString();
  }
}
