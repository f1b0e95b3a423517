package org.patchbridge.report.view;

import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.patchbridge.report.html.Element;
import org.patchbridge.report.html.Node;
import org.patchbridge.report.html.Text;
import org.patchbridge.report.page.ClassColour;
import org.patchbridge.report.page.Colouring;
import org.patchbridge.report.page.Figure;
import org.patchbridge.report.page.Numbering;
import org.patchbridge.report.section.EmbeddingSection;
import org.patchbridge.report.section.EmbeddingSection.EmbeddedCell;
import org.patchbridge.report.section.EmbeddingSection.FigureFile;
import org.patchbridge.report.value.Numbers;

/** Points to colour, search and click; what a click tells stands in the box below them. */
final class EmbeddingView implements SectionView<EmbeddingSection> {
  private static final String UNKNOWN = "–";

  /** Coordinates have no unit; a thousandth of one is less than a pixel. */
  private static final double PRECISION = 1e3;

  @Override
  public List<Node> render(EmbeddingSection section, Numbering numbering) {
    List<Colouring> colourings = Colouring.of(section.cells());
    Figure figure = new Figure("embedding", caption(section));
    figure.parameter("palettes", colourings.stream().map(EmbeddingView::palette).toList());
    for (int c = 0; c < colourings.size(); c++) {
      if (colourings.get(c).by() == Colouring.By.DONOR) {
        figure.parameter("donorColouring", c);
      }
    }
    for (int i = 0; i < section.cells().size(); i++) {
      figure.row(row(i, section.cells().get(i), colourings));
    }
    figure.above(controls(colourings, numbering.nextChoice()));
    Square.around(section.cells()).giveTo(figure);
    figure.below(Element.of("div", kept(section), detail()).with("class", "side"));
    List<Node> nodes = new ArrayList<>();
    nodes.add(figure.render(numbering));
    if (!section.files().isEmpty()) {
      nodes.add(files(section.files()));
    }
    return nodes;
  }

  private static String caption(EmbeddingSection section) {
    boolean several = section.cells().stream().map(EmbeddedCell::species).distinct().count() > 1;
    return section.title()
        + ": "
        + section.space()
        + ", by "
        + section.method()
        + "."
        + (several ? " Circles are mouse cells, triangles human ones." : "")
        + " What lies close together is alike; distances between far groups mean nothing."
        + " Hold Shift to zoom with the wheel and to drag.";
  }

  private static Node kept(EmbeddingSection section) {
    return Element.of(
        "div",
        Element.of(
            "dl",
            Element.of("dt", "Trustworthiness"),
            Element.of("dd", Element.of("b", Numbers.metric(section.trustworthiness()))),
            Element.of("dt", "Continuity"),
            Element.of("dd", Element.of("b", Numbers.metric(section.continuity())))),
        Element.of(
            "p",
            "How far the "
                + section.neighbours()
                + " neighbours of a cell in the figure are its neighbours among the features, and"
                + " the other way round: 1 is entirely, 0.5 about chance."));
  }

  private static List<String> palette(Colouring colouring) {
    return colouring.groups().stream().map(EmbeddingView::colour).toList();
  }

  private static String colour(Colouring.Group group) {
    return switch (group.tone()) {
      case SUBCLASS -> ClassColour.of(group.label());
      case SPECIES -> group.label().equals("mouse") ? "var(--mouse)" : "var(--human)";
      case SERIES -> "var(--series-" + group.number() + ")";
      case REST -> "var(--rest)";
    };
  }

  private static Map<String, Object> row(int index, EmbeddedCell cell, List<Colouring> colourings) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("n", index);
    row.put("x", Math.rint(cell.x() * PRECISION) / PRECISION);
    row.put("y", Math.rint(cell.y() * PRECISION) / PRECISION);
    row.put("g", colourings.stream().map(each -> each.groupOfCell().get(index)).toList());
    row.put("cell", cell.id());
    row.put("class", cell.subclass().orElse(UNKNOWN));
    row.put("predicted", cell.prediction().map(EmbeddingView::inWords).orElse(UNKNOWN));
    row.put("species", cell.species());
    row.put("donor", cell.donor().orElse(UNKNOWN));
    row.put("condition", cell.condition().orElse(UNKNOWN));
    cell.section().ifPresent(title -> row.put("section", title));
    return row;
  }

  private static String inWords(EmbeddingSection.Prediction prediction) {
    return prediction.subclass() + ", probability " + Numbers.decimal(prediction.probability(), 2);
  }

  private static Node controls(List<Colouring> colourings, int number) {
    Element choice =
        Element.of("fieldset", Element.of("legend", "Colour by")).with("class", "choice");
    Element legends = Element.of("div");
    for (int c = 0; c < colourings.size(); c++) {
      Element radio =
          Element.of("input")
              .with("type", "radio")
              .with("name", "colour-" + number)
              .with("value", Integer.toString(c));
      if (c == 0) {
        radio.with("checked", "checked");
      }
      choice.add(Element.of("label", radio, new Text(colourings.get(c).by().label())));
      legends.add(legend(colourings.get(c), c));
    }
    Element search =
        Element.of(
                "label",
                new Text("Cell "),
                Element.of("input")
                    .with("type", "search")
                    .with("placeholder", "id")
                    .with("autocomplete", "off"))
            .with("class", "find");
    return Element.of("div", Element.of("div", choice, search).with("class", "controls"), legends)
        .with("class", "top");
  }

  private static Node legend(Colouring colouring, int index) {
    Element list =
        Element.of("ul")
            .with("class", "legend")
            .with("data-colouring", Integer.toString(index))
            .with("aria-label", "Colours by " + colouring.by().label());
    if (index > 0) {
      list.with("hidden", "hidden");
    }
    for (Colouring.Group group : colouring.groups()) {
      list.add(
          Element.of(
              "li",
              Element.of("span").with("style", "background:" + colour(group)),
              new Text(group.label() + " "),
              Element.of("small", Numbers.count(group.cells()))));
    }
    return list;
  }

  private static Node detail() {
    return Element.of(
            "div",
            Element.of(
                "p", "Click a point, or enter the id of a cell, to see what is known of it."),
            Element.of("dl").with("hidden", "hidden"))
        .with("class", "detail")
        .with("role", "status");
  }

  private static Node files(List<FigureFile> files) {
    Element line = Element.of("p", "For print, all colourings: ").with("class", "files");
    Optional<FigureFile> last = Optional.of(files.get(files.size() - 1));
    for (FigureFile file : files) {
      line.add(Element.of("a", file.format()).with("href", file.path()));
      line.add(last.filter(file::equals).isPresent() ? "." : ", ");
    }
    return line;
  }

  /** Around all points with a margin, so that both axes have one scale. */
  private record Square(double left, double bottom, double side) {
    private static final double MARGIN = 0.03;

    static Square around(List<EmbeddedCell> cells) {
      DoubleSummaryStatistics x = cells.stream().mapToDouble(EmbeddedCell::x).summaryStatistics();
      DoubleSummaryStatistics y = cells.stream().mapToDouble(EmbeddedCell::y).summaryStatistics();
      double range = Math.max(x.getMax() - x.getMin(), y.getMax() - y.getMin());
      double side = range > 0 ? range * (1 + 2 * MARGIN) : 1;
      return new Square(
          (x.getMin() + x.getMax() - side) / 2, (y.getMin() + y.getMax() - side) / 2, side);
    }

    void giveTo(Figure figure) {
      figure.parameter("left", left).parameter("bottom", bottom).parameter("side", side);
    }
  }
}
