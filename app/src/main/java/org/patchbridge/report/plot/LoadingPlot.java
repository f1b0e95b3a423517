package org.patchbridge.report.plot;

import java.util.ArrayList;
import java.util.List;
import org.patchbridge.report.html.Element;
import org.patchbridge.report.section.ComponentsSection.AxisChunk;
import org.patchbridge.report.section.ComponentsSection.FamilyPart;
import org.patchbridge.report.section.ComponentsSection.KeptComponent;
import org.patchbridge.report.value.Numbers;

/**
 * The loadings of one family as SVG inside the page: a row for each kept component, all on one
 * scale, over the family's own axis. A gap separates the chunks of the axis. Colours come from the
 * page's style sheet.
 */
public final class LoadingPlot {
  private static final double WIDTH = 440;
  private static final double LEFT = 68;
  private static final double RIGHT = 434;
  private static final double FIRST_ROW = 34;
  private static final double ROW = 36;
  private static final double HALF_HEIGHT = 15;
  private static final double GAP = 8;
  private static final double FOOT = 32;

  private final FamilyPart family;
  private final double perPosition;
  private final double largest;
  private final double bottom;
  private final Element svg;

  /**
   * @param family with at least one kept component and one chunk
   */
  public LoadingPlot(FamilyPart family) {
    this.family = family;
    List<AxisChunk> chunks = family.axis().chunks();
    int positions = chunks.stream().mapToInt(AxisChunk::length).sum();
    this.perPosition = (RIGHT - LEFT - GAP * (chunks.size() - 1)) / positions;
    this.largest =
        family.kept().stream()
            .flatMap(component -> component.loadings().stream())
            .mapToDouble(Math::abs)
            .max()
            .orElse(1);
    this.bottom = FIRST_ROW + ROW * family.kept().size();
    this.svg =
        Element.of("svg")
            .with("viewbox", "0 0 " + SvgText.number(WIDTH) + " " + SvgText.number(bottom + FOOT));
  }

  public Element render() {
    text(family.family(), 0, 12, "start", "heading");
    List<AxisChunk> chunks = family.axis().chunks();
    for (int k = 0; k < chunks.size(); k++) {
      axis(chunks.get(k), left(k));
    }
    for (int row = 0; row < family.kept().size(); row++) {
      component(family.kept().get(row), FIRST_ROW + ROW * (row + 0.5));
    }
    text(
        family.axis().quantity() + ", " + family.axis().unit(),
        (LEFT + RIGHT) / 2,
        bottom + 28,
        "middle",
        "label");
    return svg;
  }

  private double left(int chunk) {
    List<AxisChunk> chunks = family.axis().chunks();
    int before = chunks.subList(0, chunk).stream().mapToInt(AxisChunk::length).sum();
    return LEFT + before * perPosition + chunk * GAP;
  }

  private void axis(AxisChunk chunk, double left) {
    double right = left + chunk.length() * perPosition;
    text(chunk.label(), (left + right) / 2, 27, "middle", "label");
    svg.add(
        Element.of("path")
            .with("class", "frame")
            .with(
                "d",
                "M"
                    + SvgText.number(left)
                    + " "
                    + SvgText.number(bottom)
                    + "H"
                    + SvgText.number(right)));
    text(Numbers.decimal(chunk.start(), 0), left, bottom + 13, "start", "label");
    text(Numbers.decimal(chunk.end(), 0), right, bottom + 13, "end", "label");
  }

  private void component(KeptComponent component, double middle) {
    text(Integer.toString(component.number()), 10, middle + 4, "end", "row");
    text(
        Numbers.percent(family.explained().get(component.number() - 1)),
        LEFT - 8,
        middle + 4,
        "end",
        "label");
    List<AxisChunk> chunks = family.axis().chunks();
    for (int k = 0; k < chunks.size(); k++) {
      AxisChunk chunk = chunks.get(k);
      double left = left(k);
      double right = left + chunk.length() * perPosition;
      svg.add(
          Element.of("path")
              .with("class", "frame")
              .with(
                  "d",
                  "M"
                      + SvgText.number(left)
                      + " "
                      + SvgText.number(middle)
                      + "H"
                      + SvgText.number(right)));
      List<Double> loadings =
          component.loadings().subList(chunk.from(), chunk.from() + chunk.length());
      for (String area : areas(loadings, left, middle)) {
        svg.add(Element.of("path").with("class", "loading").with("d", area));
      }
    }
  }

  /** One outline down to zero for each run of loadings other than zero. */
  private List<String> areas(List<Double> loadings, double left, double middle) {
    List<String> areas = new ArrayList<>();
    for (int from = 0; from < loadings.size(); from++) {
      if (loadings.get(from) == 0) {
        continue;
      }
      List<double[]> places = new ArrayList<>();
      places.add(new double[] {at(left, from), middle});
      int to = from;
      for (; to < loadings.size() && loadings.get(to) != 0; to++) {
        double height = HALF_HEIGHT * loadings.get(to) / largest;
        places.add(new double[] {at(left, to + 0.5), middle - height});
      }
      places.add(new double[] {at(left, to), middle});
      areas.add(SvgText.outline(places) + "Z");
      from = to;
    }
    return areas;
  }

  private double at(double left, double position) {
    return left + position * perPosition;
  }

  private void text(String text, double x, double y, String anchor, String style) {
    svg.add(SvgText.of(text, style, x, y, anchor));
  }
}
