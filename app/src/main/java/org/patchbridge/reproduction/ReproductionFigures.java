package org.patchbridge.reproduction;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.patchbridge.report.html.Element;
import org.patchbridge.report.html.Node;
import org.patchbridge.report.page.DrawnFigure;
import org.patchbridge.report.page.Numbering;
import org.patchbridge.report.plot.IntervalPlot;
import org.patchbridge.report.plot.IntervalPlot.Mark;
import org.patchbridge.report.plot.IntervalPlot.Shape;
import org.patchbridge.report.title.Titles;
import org.patchbridge.report.value.Estimate;
import org.patchbridge.report.value.Grouping;
import org.patchbridge.report.value.MetricValue;
import org.patchbridge.report.value.Numbers;
import org.patchbridge.report.value.PublishedNumber;

/** Published and measured values as marks with intervals over shared axes. */
final class ReproductionFigures {
  private static final double WIDTH = 520;
  private static final double LABELS = 190;
  private static final double ROW = 34;
  private static final String PUBLISHED = "var(--published)";
  private static final String OURS = "var(--accent)";

  private ReproductionFigures() {}

  /** A panel for each species and metric. */
  static Element models(Reproduction found, Numbering numbering) {
    Map<String, List<ReproducedNumber>> panels = new LinkedHashMap<>();
    for (String species : List.of("mouse", "human")) {
      for (String metric : List.of(MetricValue.MACRO_F1, "accuracy")) {
        panels.put(
            capital(species) + " cells, " + metric,
            found.models().stream()
                .filter(each -> each.published().species().equals(species))
                .filter(each -> each.published().metric().equals(metric))
                .toList());
      }
    }
    List<Element> plots = new ArrayList<>();
    panels.forEach((title, numbers) -> plots.add(panel(title, numbers)));
    return DrawnFigure.of(
        "reproduced",
        Optional.of(legend()),
        plots,
        "Published results and those found here. Lines: ± one standard deviation over runs where"
            + " published, 95 % intervals over donors or cells here."
            + (found.hasRecordings() ? " Triangles: from raw recordings." : ""),
        numbering);
  }

  private static Element panel(String title, List<ReproducedNumber> numbers) {
    double least = numbers.stream().mapToDouble(each -> each.published().value()).min().orElse(0);
    IntervalPlot plot =
        IntervalPlot.of(WIDTH, LABELS, ROW)
            .axis(numbers.get(0).published().metric(), least, least + 0.05);
    for (ReproducedNumber number : numbers) {
      plot.row(Titles.brief(number.published().subject()), marks(number));
    }
    return Element.of("div", Element.of("p", title).with("class", "panel-title"), plot.render());
  }

  private static List<Mark> marks(ReproducedNumber number) {
    PublishedNumber published = number.published();
    List<Mark> marks = new ArrayList<>();
    Estimate printed =
        published
            .sd()
            .map(
                sd ->
                    Estimate.of(published.value(), published.value() - sd, published.value() + sd))
            .orElseGet(() -> Estimate.of(published.value()));
    marks.add(
        new Mark(
            printed,
            Shape.DIAMOND,
            PUBLISHED,
            true,
            "published " + Numbers.metric(printed.value())));
    for (Grouping grouping : List.of(Grouping.NONE, Grouping.DONOR)) {
      for (OurNumber.Inputs inputs : OurNumber.Inputs.values()) {
        number
            .ours(inputs, grouping)
            .ifPresent(
                each ->
                    marks.add(
                        new Mark(
                            each.metric().estimate(),
                            inputs == OurNumber.Inputs.TABLES ? Shape.CIRCLE : Shape.TRIANGLE,
                            OURS,
                            grouping == Grouping.DONOR,
                            words(each))));
      }
    }
    return marks;
  }

  private static String words(OurNumber ours) {
    return ours.grouping().label()
        + " here, from "
        + ours.inputs().label()
        + ": "
        + Numbers.metric(ours.metric().estimate().value())
        + " ("
        + Numbers.interval(ours.metric().estimate())
        + ")";
  }

  /** What one model adds to another; empty where nothing was published that can be paired. */
  static List<Node> differences(Reproduction found, Numbering numbering) {
    List<Element> plots = new ArrayList<>();
    Set<String> species = new LinkedHashSet<>();
    found.differences().forEach(each -> species.add(each.species()));
    for (String each : species) {
      IntervalPlot plot =
          IntervalPlot.of(WIDTH, LABELS + 90, ROW)
              .axis("change of " + MetricValue.MACRO_F1, -0.01, 0.03)
              .line(0, "reference", "no change");
      found.differences().stream()
          .filter(difference -> difference.species().equals(each))
          .forEach(difference -> plot.row(difference.claim(), marks(difference)));
      plots.add(
          Element.of(
              "div",
              Element.of("p", capital(each) + " cells").with("class", "panel-title"),
              plot.render()));
    }
    return List.of(
        DrawnFigure.of(
            "reproduced",
            Optional.of(legend()),
            plots,
            "What was published to help, and whether it does here: differences of macro-F1, here"
                + " paired on the same cells and folds with 95 % intervals. The publication gives"
                + " two means, so its difference has no interval.",
            numbering));
  }

  private static List<Mark> marks(ReproducedDifference difference) {
    List<Mark> marks = new ArrayList<>();
    marks.add(
        new Mark(
            Estimate.of(difference.published()),
            Shape.DIAMOND,
            PUBLISHED,
            true,
            "published " + Numbers.difference(difference.published())));
    for (Grouping grouping : List.of(Grouping.NONE, Grouping.DONOR)) {
      difference
          .ours()
          .get(grouping)
          .ifPresent(
              each ->
                  marks.add(
                      new Mark(
                          each,
                          Shape.CIRCLE,
                          OURS,
                          grouping == Grouping.DONOR,
                          grouping.label()
                              + " here "
                              + Numbers.difference(each.value())
                              + " ("
                              + Numbers.interval(each)
                              + ")")));
    }
    return marks;
  }

  private static String capital(String word) {
    return Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }

  private static Element legend() {
    return Element.of(
            "ul",
            entry("diamond", PUBLISHED, "published"),
            entry("ring", OURS, "here, ungrouped splits as published"),
            entry("dot", OURS, "here, donors kept together"))
        .with("class", "legend");
  }

  private static Element entry(String shape, String colour, String words) {
    return Element.of(
            "li", Element.of("span").with("class", shape).with("style", "background:" + colour))
        .add(words);
  }
}
