package org.patchbridge.report.view;

import java.util.ArrayList;
import java.util.List;
import org.patchbridge.report.html.Element;
import org.patchbridge.report.html.Node;
import org.patchbridge.report.html.Text;
import org.patchbridge.report.page.DrawnFigure;
import org.patchbridge.report.page.MetricCell;
import org.patchbridge.report.page.Numbering;
import org.patchbridge.report.page.Table;
import org.patchbridge.report.plot.ReliabilityPlot;
import org.patchbridge.report.section.CalibrationSection;
import org.patchbridge.report.section.CalibrationSection.ReliabilityBin;
import org.patchbridge.report.value.Estimate;
import org.patchbridge.report.value.Numbers;

/** The reliability diagram, ECE and Brier score. */
final class CalibrationView implements SectionView<CalibrationSection> {

  @Override
  public List<Node> render(CalibrationSection section, Numbering numbering) {
    String caption =
        "Reliability diagram: share of right predictions against the model's confidence. On the"
            + " dashed line confidence can be taken at its word; above it the model is too modest,"
            + " below it too sure. Larger marks hold more predictions.";
    Table table =
        Table.captioned("Predictions by the confidence of the predicted class.")
            .text("Confidence")
            .number("Predictions")
            .number("Mean confidence")
            .number("Accuracy");
    for (ReliabilityBin bin : section.bins()) {
      table.row(
          List.of(
              new Text(Numbers.decimal(bin.low(), 2) + " to " + Numbers.decimal(bin.high(), 2)),
              new Text(Numbers.count(bin.predictions())),
              new Text(Numbers.metric(bin.meanConfidence())),
              MetricCell.of(bin.accuracy())),
          "");
    }
    List<Node> nodes = new ArrayList<>();
    nodes.add(
        Element.of(
            "p",
            "Expected calibration error "
                + inWords(section.ece())
                + "; Brier score "
                + inWords(section.brier())
                + ". Both are better when lower. In small samples a calibration error is biased"
                + " upwards, and its interval more, which may lie above the error itself."));
    if (!section.bins().isEmpty()) {
      nodes.add(
          DrawnFigure.of(
              "reliability", new ReliabilityPlot(section.bins()).render(), caption, numbering));
    }
    nodes.add(table.render(numbering));
    return nodes;
  }

  private static String inWords(Estimate estimate) {
    return Numbers.metric(estimate.value())
        + estimate
            .interval()
            .map(each -> " (95 % CI " + Numbers.interval(estimate) + ")")
            .orElse("");
  }
}
