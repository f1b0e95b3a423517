package org.patchbridge.report.plot;

import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.patchbridge.report.html.Element;

/** Shares from 0 to 1 as a grid of shaded fields, each with its number. */
public final class MatrixPlot {
  /** From here on the field is dark enough for light words. */
  private static final double DARK = 0.55;

  private static final double LETTER = 5.9;
  private static final double HEAD = 18;

  private final List<String> rows;
  private final List<String> columns;
  private final double[][] shares;
  private final double side;

  /**
   * One field.
   *
   * @param text written in it; empty for none
   * @param words told where the pointer rests
   * @param data attributes by their names
   */
  public record Field(String text, String words, Map<String, String> data) {}

  /**
   * @param side of a field
   */
  public MatrixPlot(List<String> rows, List<String> columns, double[][] shares, double side) {
    this.rows = rows;
    this.columns = columns;
    this.shares = shares;
    this.side = side;
  }

  /**
   * @param largest share that gets the full colour
   * @param slanted whether the names of the columns are too long to stand upright
   */
  public Element render(
      double largest, boolean slanted, BiFunction<Integer, Integer, Field> fields) {
    double left = 8 + LETTER * rows.stream().mapToInt(name -> cut(name).length()).max().orElse(0);
    double top =
        slanted ? 8 + 4.4 * columns.stream().mapToInt(String::length).max().orElse(0) : HEAD;
    double tail = slanted ? top : 0;
    double width = left + side * columns.size() + 1 + tail;
    Element svg =
        Element.of("svg")
            .with(
                "viewbox",
                "0 0 "
                    + SvgText.number(width)
                    + " "
                    + SvgText.number(top + side * rows.size() + 1));
    for (int c = 0; c < columns.size(); c++) {
      svg.add(heading(columns.get(c), left + side * (c + 0.5), top, slanted));
    }
    for (int r = 0; r < rows.size(); r++) {
      double y = top + side * r;
      svg.add(SvgText.of(cut(rows.get(r)), "name", left - 6, y + side / 2 + 4, "end"));
      for (int c = 0; c < columns.size(); c++) {
        double strength = largest > 0 ? Math.min(1, shares[r][c] / largest) : 0;
        svg.add(field(left + side * c, y, strength, fields.apply(r, c)));
      }
    }
    return svg;
  }

  private Element heading(String name, double x, double top, boolean slanted) {
    if (slanted) {
      return SvgText.of(name, "label", x, top - 5, "start")
          .with(
              "transform", "rotate(-42 " + SvgText.number(x) + " " + SvgText.number(top - 5) + ")");
    }
    int most = (int) (side / LETTER);
    String shown = name.length() > most ? name.substring(0, Math.max(1, most)) : name;
    return IntervalPlot.titled(SvgText.of(shown, "label", x, top - 6, "middle"), name);
  }

  private Element field(double x, double y, double strength, Field field) {
    Element group = Element.of("g").with("class", "field");
    field.data().forEach(group::with);
    group.add(
        Element.of("rect")
            .with("x", SvgText.number(x))
            .with("y", SvgText.number(y))
            .with("width", SvgText.number(side - 1))
            .with("height", SvgText.number(side - 1))
            .with("style", "fill-opacity:" + SvgText.precise(0.05 + 0.9 * strength)));
    if (!field.text().isEmpty()) {
      group.add(
          SvgText.of(
              field.text(),
              strength > DARK ? "on-dark" : "on-light",
              x + (side - 1) / 2,
              y + side / 2 + 3.5,
              "middle"));
    }
    return IntervalPlot.titled(group, field.words());
  }

  private static String cut(String name) {
    return name.length() > 18 ? name.substring(0, 17) + "\u2026" : name;
  }
}
