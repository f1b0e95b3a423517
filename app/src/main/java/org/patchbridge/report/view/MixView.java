package org.patchbridge.report.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.patchbridge.report.html.Node;
import org.patchbridge.report.html.Text;
import org.patchbridge.report.page.Figure;
import org.patchbridge.report.page.MetricCell;
import org.patchbridge.report.page.Numbering;
import org.patchbridge.report.page.Table;
import org.patchbridge.report.section.MixSection;
import org.patchbridge.report.section.MixSection.Mix;
import org.patchbridge.report.value.Estimate;
import org.patchbridge.report.value.Numbers;

/** Macro-F1 with intervals, one line for each mix, and the numbers. */
final class MixView implements SectionView<MixSection> {
  @Override
  public List<Node> render(MixSection section, Numbering numbering) {
    Figure figure =
        new Figure(
            "mix",
            "Macro-F1 of human test cells with 95 % intervals, by the mix of subclasses that the"
                + " mouse model was told to expect. No human label is used.");
    for (Mix mix : section.mixes()) {
      mark(figure, section.network(), mix, mix.network());
      mark(figure, section.logistic(), mix, mix.logistic());
    }
    List<Node> nodes = new ArrayList<>(figure.renderIfAnyRow(numbering));
    nodes.add(table(section, numbering));
    return nodes;
  }

  private static void mark(Figure figure, String model, Mix mix, Optional<Estimate> macroF1) {
    macroF1.ifPresent(
        estimate ->
            figure.row(
                Map.of(
                    "model", model,
                    "mix", mix.name(),
                    "shares", mix.shares().orElse("none"),
                    "value", estimate.value(),
                    "low", estimate.low(),
                    "high", estimate.high())));
  }

  private static Node table(MixSection section, Numbering numbering) {
    Table table =
        Table.captioned("Macro-F1 without human labels, by the mix that is expected.")
            .text("Mix")
            .text("Shares")
            .number("Runs")
            .number(section.network())
            .number(section.logistic());
    for (Mix mix : section.mixes()) {
      table.row(
          List.of(
              new Text(mix.name()),
              new Text(mix.shares().map(shares -> shares.replace(",", ", ")).orElse("–")),
              new Text(Numbers.count(mix.runs())),
              MetricCell.of(mix.network()),
              MetricCell.of(mix.logistic())),
          "");
    }
    return table.render(numbering);
  }
}
