package org.patchbridge.report.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.patchbridge.report.html.Element;
import org.patchbridge.report.html.Node;
import org.patchbridge.report.html.Text;
import org.patchbridge.report.page.DrawnFigure;
import org.patchbridge.report.page.Numbering;
import org.patchbridge.report.page.Table;
import org.patchbridge.report.plot.RangePlot;
import org.patchbridge.report.section.EvidenceSection;
import org.patchbridge.report.section.EvidenceSection.ClassRange;
import org.patchbridge.report.section.EvidenceSection.FamilyEvidence;
import org.patchbridge.report.section.EvidenceSection.FeatureEvidence;
import org.patchbridge.report.value.Numbers;

/** Families with bars for and against the subclass, then features in the ranges of all classes. */
public final class EvidenceView implements SectionView<EvidenceSection> {
  private static final double SHORT_SECONDS = 0.1;

  @Override
  public List<Node> render(EvidenceSection evidence, Numbering numbering) {
    List<Node> nodes = new ArrayList<>();
    if (!evidence.families().isEmpty()) {
      nodes.add(families(evidence, numbering));
    }
    if (!evidence.features().isEmpty()) {
      nodes.add(rangeFigure(evidence, numbering));
      nodes.add(features(evidence, numbering));
    }
    return nodes;
  }

  private static Node families(EvidenceSection evidence, Numbering numbering) {
    boolean attends = evidence.families().stream().anyMatch(each -> each.attention().isPresent());
    double largest =
        evidence.families().stream().mapToDouble(each -> Math.abs(each.logOdds())).max().orElse(0);
    Table table =
        Table.captioned(
                "What each feature family adds to the log-odds of "
                    + evidence.subclass()
                    + ": positive speaks for it, negative against it."
                    + (attends ? " Attention is the weight the model gave the family." : ""))
            .text("Family")
            .number("Log-odds")
            .text("against | for")
            .text("Values");
    if (attends) {
      table.number("Attention");
    }
    for (FamilyEvidence each : evidence.families()) {
      List<Node> cells = new ArrayList<>();
      cells.add(new Text(each.family()));
      cells.add(new Text(Numbers.logOdds(each.logOdds())));
      cells.add(divergingBar(each.logOdds(), largest));
      cells.add(new Text(values(each)));
      if (attends) {
        cells.add(new Text(each.attention().map(Numbers::percent).orElse("")));
      }
      table.row(cells, each.present() == 0 ? "baseline" : "");
    }
    return table.render(numbering);
  }

  /** What a number means of features the model does not take; empty where it takes all. */
  private static String ofOthers(EvidenceSection evidence) {
    boolean ofModel = evidence.features().stream().allMatch(FeatureEvidence::isOfModel);
    return ofModel
        ? ""
        : " Of features that the model does not take, evidence is the logarithm of how much better"
            + " the value fits "
            + evidence.subclass()
            + " than any other subclass.";
  }

  private static boolean takesAny(EvidenceSection evidence) {
    return evidence.features().stream().anyMatch(FeatureEvidence::isOfModel);
  }

  private static String values(FamilyEvidence each) {
    if (each.present() == 0) {
      return "absent: " + each.absence();
    }
    if (each.present() == each.columns()) {
      return "all";
    }
    return Numbers.count(each.present()) + " of " + Numbers.count(each.columns());
  }

  private static Node divergingBar(double logOdds, double largest) {
    double half = largest > 0 ? 50 * Math.abs(logOdds) / largest : 0;
    String style =
        String.format(
            Locale.ROOT, "left: %.1f%%; width: %.1f%%", logOdds < 0 ? 50 - half : 50, half);
    return Element.of(
            "span",
            Element.of("span").with("class", logOdds < 0 ? "against" : "for").with("style", style))
        .with("class", "bar diverging")
        .with("aria-hidden", "true");
  }

  private static Node rangeFigure(EvidenceSection evidence, Numbering numbering) {
    String caption =
        (takesAny(evidence)
                ? "The features with most evidence"
                : "Features that the model does not take, those that tell most")
            + ", in the ranges of the subclasses: the line spans the"
            + " central 90\u00a0% of the training cells, the tick is their median, and the vertical"
            + " line is this cell. The next table has the numbers.";
    return DrawnFigure.of(
        "cell ranges",
        Optional.empty(),
        evidence.features().stream().map(each -> new RangePlot(readable(each)).render()).toList(),
        caption,
        numbering);
  }

  private static Node features(EvidenceSection evidence, Numbering numbering) {
    Table table =
        Table.captioned(
                "Single features: the cell's value, what it adds to the log-odds of "
                    + evidence.subclass()
                    + ", and median (5\u00a0% to 95\u00a0%) of each subclass."
                    + ofOthers(evidence))
            .text("Feature")
            .number("This cell")
            .number("Evidence")
            .text("Training cells");
    for (FeatureEvidence told : evidence.features()) {
      FeatureEvidence each = readable(told);
      Element ranges = Element.of("div").with("class", "of-classes");
      each.ranges()
          .forEach(
              range ->
                  ranges.add(
                      Element.of(
                          "small",
                          range.subclass()
                              + " "
                              + Numbers.significant(range.median())
                              + " ("
                              + Numbers.significant(range.low())
                              + " to "
                              + Numbers.significant(range.high())
                              + ")")));
      table.row(
          List.of(
              new Text(each.feature() + (each.isOfModel() ? "" : " (not of the model)")),
              new Text(Numbers.quantity(each.value(), each.unit())),
              new Text(Numbers.logOdds(each.evidence())),
              ranges),
          "");
    }
    return table.render(numbering);
  }

  /** Times far below a second in ms. */
  private static FeatureEvidence readable(FeatureEvidence told) {
    boolean isShort =
        Math.abs(told.value()) < SHORT_SECONDS
            && told.ranges().stream().allMatch(range -> Math.abs(range.median()) < SHORT_SECONDS);
    if (!told.unit().equals("s") || !isShort) {
      return told;
    }
    return new FeatureEvidence(
        told.feature(),
        "ms",
        1000 * told.value(),
        told.evidence(),
        told.isOfModel(),
        told.ranges().stream()
            .map(
                range ->
                    new ClassRange(
                        range.subclass(),
                        1000 * range.low(),
                        1000 * range.median(),
                        1000 * range.high()))
            .toList());
  }
}
