package org.patchbridge.report.shape;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import org.patchbridge.report.html.Element;
import org.patchbridge.report.html.Node;
import org.patchbridge.report.html.Text;
import org.patchbridge.report.page.DrawnFigure;
import org.patchbridge.report.page.MetricCell;
import org.patchbridge.report.page.Numbering;
import org.patchbridge.report.page.Table;
import org.patchbridge.report.plot.ClassColour;
import org.patchbridge.report.plot.CloudPlot;
import org.patchbridge.report.section.ShapeSection;
import org.patchbridge.report.section.ShapeSection.Loop;
import org.patchbridge.report.section.ShapeSection.Mixing;
import org.patchbridge.report.section.ShapeSection.PlacedCell;
import org.patchbridge.report.section.ShapeSection.ShapedSpace;
import org.patchbridge.report.value.Numbers;

/** Pictures of every space side by side, what they say, and the measures in a table. */
public final class ShapeView {
  private static final double SIDE = 420;
  private static final int MANY = 1_500;

  private ShapeView() {}

  public static List<Node> render(ShapeSection section, Numbering numbering) {
    List<Node> nodes = new ArrayList<>();
    nodes.add(Element.of("p", section.size() + "."));
    if (!section.cells().isEmpty()) {
      nodes.add(
          Element.of(
                  "div",
                  planes(section, numbering, PlacedCell::species, each -> "var(--" + each + ")"),
                  planes(
                      section,
                      numbering,
                      cell -> cell.subclass().orElse("without a class"),
                      each ->
                          each.equals("without a class") ? "var(--rest)" : ClassColour.of(each)))
              .with("class", "moved")
              .with("data-moved", section.title()));
    }
    nodes.add(
        beside(
            section,
            space ->
                graph(space, numbering).with("data-graph", section.title() + "/" + space.name())));
    double greatest =
        section.spaces().stream()
            .flatMap(space -> space.diagram().longest().stream())
            .mapToDouble(Loop::death)
            .max()
            .orElse(1);
    nodes.add(beside(section, space -> diagram(space, greatest, numbering)));
    for (ShapedSpace space : section.spaces()) {
      nodes.add(findings(section, space));
    }
    if (!section.mixing().isEmpty()) {
      nodes.add(mixing(section, numbering));
    }
    if (section.spaces().stream().anyMatch(space -> !space.species().isEmpty())) {
      nodes.add(differences(section, numbering));
    }
    return nodes;
  }

  private static Element beside(ShapeSection section, Function<ShapedSpace, Element> figure) {
    return Element.of("div")
        .add(section.spaces().stream().map(figure).toList())
        .with("class", "figures");
  }

  private static Element planes(
      ShapeSection section,
      Numbering numbering,
      Function<PlacedCell, String> group,
      Function<String, String> colour) {
    Map<String, String> colours = new LinkedHashMap<>();
    new TreeSet<>(section.cells().stream().map(group).toList())
        .forEach(each -> colours.put(each, colour.apply(each)));
    Element figures = Element.of("div").with("class", "figures");
    for (int at = 0; at < section.spaces().size(); at++) {
      int space = at;
      List<CloudPlot.Place> places =
          section.cells().stream()
              .map(cell -> cell.places().get(space))
              .map(place -> new CloudPlot.Place(place.x(), place.y()))
              .toList();
      CloudPlot plot = new CloudPlot(SIDE, places.size() > MANY ? 1.4 : 3, places);
      for (int i = 0; i < places.size(); i++) {
        plot.point(places.get(i), colours.get(group.apply(section.cells().get(i))));
      }
      figures.add(
          DrawnFigure.of(
              "embedding",
              Optional.of(legend(colours)),
              List.of(plot.render()),
              section.spaces().get(at).title()
                  + ". UMAP, turned towards the first plane; distances between far groups mean"
                  + " nothing.",
              numbering));
    }
    return figures;
  }

  private static Element legend(Map<String, String> colours) {
    Element legend = Element.of("ul").with("class", "legend");
    colours.forEach(
        (name, colour) ->
            legend.add(
                Element.of(
                    "li",
                    Element.of("span").with("style", "background: " + colour),
                    new Text(name))));
    return legend;
  }

  private static Element graph(ShapedSpace space, Numbering numbering) {
    Map<String, String> colours = new LinkedHashMap<>();
    new TreeSet<>(names(space, ShapeSection.GraphNode::classes))
        .forEach(each -> colours.put(each, ClassColour.of(each)));
    TreeSet<String> species = new TreeSet<>(names(space, ShapeSection.GraphNode::species));
    if (species.size() > 1) {
      species.forEach(each -> colours.put("ring: " + each, "var(--" + each + ")"));
    }
    return DrawnFigure.of(
        "graph",
        Optional.of(legend(colours)),
        List.of(GraphPlot.of(space.graph())),
        "Mapper graph, "
            + space.title()
            + ". "
            + space.graph().settings()
            + ". Pale: comes back in fewer than half of the draws of donors; broken outline: cells"
            + " of one donor.",
        numbering);
  }

  private static Collection<String> names(
      ShapedSpace space, Function<ShapeSection.GraphNode, Map<String, Integer>> counts) {
    return space.graph().nodes().stream()
        .flatMap(node -> counts.apply(node).keySet().stream())
        .toList();
  }

  private static Element diagram(ShapedSpace space, double greatest, Numbering numbering) {
    int shown = space.diagram().longest().size();
    return DrawnFigure.of(
        "diagram",
        Optional.empty(),
        List.of(DiagramPlot.of(space.diagram(), greatest)),
        "Loops, "
            + space.title()
            + ": "
            + (shown < space.diagram().loops()
                ? "the longest " + shown + " of " + Numbers.count(space.diagram().loops())
                : "all " + shown)
            + ". In the grey band the draw of donors explains them.",
        numbering);
  }

  private static Node findings(ShapeSection section, ShapedSpace space) {
    Element list = Element.of("ul");
    space.findings().forEach(each -> list.add(Element.of("li", each)));
    return section.spaces().size() == 1
        ? list
        : Element.of("div", Element.of("p", Element.of("b", space.title())), list);
  }

  private static Node mixing(ShapeSection section, Numbering numbering) {
    Table table =
        Table.captioned(
                "How mixed the species are and how apart the classes. Intervals are over donors;"
                    + " chance is under permuted labels.")
            .text("Measure");
    for (ShapedSpace space : section.spaces()) {
      table.number(section.spaces().size() == 1 ? "Value" : space.title()).number("Chance");
    }
    for (int at = 1; at < section.spaces().size(); at++) {
      table.number(
          "Change" + (section.spaces().size() > 2 ? ", " + section.spaces().get(at).title() : ""));
    }
    for (Mixing line : section.mixing()) {
      List<Node> cells = new ArrayList<>();
      cells.add(
          Element.of(
              "span",
              new Text(line.measure() + " "),
              Element.of("small", line.low() + "; " + line.high())));
      for (int at = 0; at < line.values().size(); at++) {
        cells.add(MetricCell.of(line.values().get(at)));
        cells.add(new Text(line.chance().get(at).map(Numbers::metric).orElse("")));
      }
      line.changes()
          .forEach(
              change ->
                  cells.add(change.map(MetricCell::difference).orElseGet(() -> new Text(""))));
      table.row(cells, "");
    }
    return table.render(numbering);
  }

  private static Node differences(ShapeSection section, Numbering numbering) {
    Table table =
        Table.captioned(
                "How far the diagrams of the species are apart, and the central 95\u00a0% where"
                    + " donors are exchanged between them.")
            .groupedBy("Space")
            .text("Features")
            .text("Distance")
            .number("Value")
            .number("Exchanged donors")
            .number("p");
    for (ShapedSpace space : section.spaces()) {
      table.group(space.title());
      space
          .species()
          .forEach(
              each ->
                  table.row(
                      each.of(),
                      each.measure(),
                      Numbers.significant(each.distance()),
                      Numbers.significant(each.low()) + " to " + Numbers.significant(each.high()),
                      Numbers.significant(each.p())));
    }
    return table.render(numbering);
  }
}
