package org.patchbridge.report.view;

import java.util.List;
import java.util.Optional;
import org.patchbridge.report.html.Element;
import org.patchbridge.report.html.Node;
import org.patchbridge.report.html.Text;
import org.patchbridge.report.page.DrawnFigure;
import org.patchbridge.report.page.Numbering;
import org.patchbridge.report.plot.ClassColour;
import org.patchbridge.report.plot.EnvelopePlot;
import org.patchbridge.report.section.EnvelopeSection;

/** Each family on its own axes: the bands of the classes, and the cell on top of them. */
public final class EnvelopeView implements SectionView<EnvelopeSection> {

  @Override
  public List<Node> render(EnvelopeSection section, Numbering numbering) {
    if (section.families().isEmpty()) {
      return List.of(Element.of("p", "The cell has none of the model's feature families."));
    }
    String caption =
        "The cell's feature families (thick line) over the training cells of "
            + String.join(" and ", section.subclasses())
            + ": bands span their central 90\u00a0%, coloured lines are their medians. Several"
            + " protocols or currents stand side by side, parted by lines.";
    return List.of(
        DrawnFigure.of(
            "cell envelopes",
            Optional.of(legend(section.subclasses())),
            section.families().stream().map(family -> new EnvelopePlot(family).render()).toList(),
            caption,
            numbering));
  }

  private static Element legend(List<String> subclasses) {
    Element legend = Element.of("ul").with("class", "legend");
    legend.add(entry("this cell", "var(--ink)"));
    subclasses.forEach(each -> legend.add(entry(each, ClassColour.of(each))));
    return legend;
  }

  private static Node entry(String name, String colour) {
    return Element.of(
        "li", Element.of("span").with("style", "background: " + colour), new Text(name));
  }
}
