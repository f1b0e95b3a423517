package org.patchbridge.report.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.patchbridge.report.html.Element;
import org.patchbridge.report.html.Node;
import org.patchbridge.report.html.Text;
import org.patchbridge.report.page.Colouring;
import org.patchbridge.report.page.DrawnFigure;
import org.patchbridge.report.page.Numbering;
import org.patchbridge.report.plot.ClassColour;
import org.patchbridge.report.plot.CloudPlot;
import org.patchbridge.report.section.EmbeddingSection;
import org.patchbridge.report.section.EmbeddingSection.EmbeddedCell;
import org.patchbridge.report.section.EmbeddingSection.FigureFile;
import org.patchbridge.report.value.Numbers;

/** Cells in a plane: drawn by class, and where scripts run, to colour, search and select. */
public final class EmbeddingView implements SectionView<EmbeddingSection> {
  private static final double SIDE = 520;
  private static final int MANY = 1_500;

  @Override
  public List<Node> render(EmbeddingSection section, Numbering numbering) {
    List<Node> nodes = new ArrayList<>();
    nodes.add(
        DrawnFigure.of(
                "embedding",
                Optional.of(legend(section)),
                List.of(plot(section)),
                caption(section),
                numbering)
            .with("data-embedding", section.title()));
    nodes.add(kept(section));
    if (!section.files().isEmpty()) {
      nodes.add(files(section.files()));
    }
    return nodes;
  }

  private static Element plot(EmbeddingSection section) {
    List<CloudPlot.Place> places = places(section);
    CloudPlot plot = new CloudPlot(SIDE, section.cells().size() > MANY ? 1.6 : 3.2, places);
    for (int i = 0; i < places.size(); i++) {
      plot.point(places.get(i), colour(section.cells().get(i)));
    }
    return plot.render();
  }

  private static List<CloudPlot.Place> places(EmbeddingSection section) {
    return section.cells().stream().map(cell -> new CloudPlot.Place(cell.x(), cell.y())).toList();
  }

  private static String colour(EmbeddedCell cell) {
    return cell.subclass().map(ClassColour::of).orElse("var(--rest)");
  }

  private static String caption(EmbeddingSection section) {
    return section.title()
        + ": "
        + section.space()
        + ", by "
        + section.method()
        + ". What lies close together is alike; distances between far groups mean nothing.";
  }

  private static Node kept(EmbeddingSection section) {
    return Element.of(
            "p",
            new Text("Trustworthiness "),
            Element.of("b", Numbers.metric(section.trustworthiness())),
            new Text(", continuity "),
            Element.of("b", Numbers.metric(section.continuity())),
            new Text(
                ": how far the "
                    + section.neighbours()
                    + " neighbours of a cell in the figure are its neighbours among the features,"
                    + " and the other way round; 1 is entirely, 0.5 about chance."))
        .with("class", "kept");
  }

  private static Element legend(EmbeddingSection section) {
    Element list = Element.of("ul").with("class", "legend");
    for (Colouring.Group group : Colouring.of(section.cells()).get(0).groups()) {
      String colour =
          group.tone() == Colouring.Tone.REST ? "var(--rest)" : ClassColour.of(group.label());
      list.add(
          Element.of(
              "li",
              Element.of("span").with("style", "background:" + colour),
              new Text(group.label() + " "),
              Element.of("small", Numbers.count(group.cells()))));
    }
    return list;
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
}
