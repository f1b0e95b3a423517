package org.patchbridge.report.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.patchbridge.report.html.Element;
import org.patchbridge.report.html.Node;
import org.patchbridge.report.html.Text;
import org.patchbridge.report.page.DrawnFigure;
import org.patchbridge.report.page.Numbering;
import org.patchbridge.report.page.Table;
import org.patchbridge.report.plot.SaliencyPlot;
import org.patchbridge.report.section.SaliencySection;
import org.patchbridge.report.section.SaliencySection.StrongWindow;
import org.patchbridge.report.value.Numbers;

/** Sweeps with the evidence shaded along them and as a curve below, then the strongest windows. */
public final class SaliencyView implements SectionView<SaliencySection> {

  @Override
  public List<Node> render(SaliencySection section, Numbering numbering) {
    if (section.strongest().isEmpty()) {
      return List.of(Element.of("p", "No part of the sweeps changes the probabilities."));
    }
    List<Node> nodes = new ArrayList<>();
    if (!section.panels().isEmpty()) {
      nodes.add(figure(section, numbering));
    }
    nodes.add(table(section, numbering));
    return nodes;
  }

  private static Node figure(SaliencySection section, Numbering numbering) {
    String caption =
        "Where on the sweeps the evidence lies. Shading marks stretches that speak for "
            + section.subclass()
            + " or against it, the stronger the darker; the steps below each trace show the same,"
            + " upwards for and downwards against, in log-odds. All panels share one scale. A mark"
            + " stands at the threshold of each spike. The next table names the strongest windows.";
    double largest =
        section.panels().stream()
            .flatMap(panel -> panel.evidence().stream())
            .mapToDouble(piece -> Math.abs(piece.logOdds()))
            .max()
            .orElse(0);
    Element legend =
        Element.of(
                "ul",
                entry("for", "for " + section.subclass()),
                entry("against", "against " + section.subclass()))
            .with("class", "legend");
    return DrawnFigure.of(
        "cell saliency",
        Optional.of(legend),
        section.panels().stream().map(panel -> new SaliencyPlot(panel, largest).render()).toList(),
        caption,
        numbering);
  }

  private static Node entry(String style, String name) {
    return Element.of("li", Element.of("span").with("class", style), new Text(name));
  }

  private static Node table(SaliencySection section, Numbering numbering) {
    Table table =
        Table.captioned(
                "The windows of feature families that change the log-odds of "
                    + section.subclass()
                    + " most, and where they were measured.")
            .text("Window")
            .number("Log-odds")
            .text("Measured at");
    for (StrongWindow each : section.strongest()) {
      table.row(each.what(), Numbers.logOdds(each.logOdds()), each.where());
    }
    return table.render(numbering);
  }
}
