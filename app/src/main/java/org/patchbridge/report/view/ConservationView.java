package org.patchbridge.report.view;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.patchbridge.report.html.Element;
import org.patchbridge.report.html.Node;
import org.patchbridge.report.html.Text;
import org.patchbridge.report.page.DrawnFigure;
import org.patchbridge.report.page.MetricCell;
import org.patchbridge.report.page.Numbering;
import org.patchbridge.report.page.Table;
import org.patchbridge.report.plot.IntervalPlot;
import org.patchbridge.report.plot.IntervalPlot.Mark;
import org.patchbridge.report.plot.IntervalPlot.Shape;
import org.patchbridge.report.section.ConservationSection;
import org.patchbridge.report.section.ConservationSection.ClassAgreement;
import org.patchbridge.report.section.ConservationSection.FeatureEffect;
import org.patchbridge.report.section.ConservationSection.NotCompared;
import org.patchbridge.report.section.ConservationSection.Verdict;
import org.patchbridge.report.value.Estimate;
import org.patchbridge.report.value.Numbers;

/** Agreement of the species per class, then each class's effects in mouse and human. */
final class ConservationView implements SectionView<ConservationSection> {
  private static final int MOST_FEATURES = 40;
  private static final int DECIMALS = 2;

  @Override
  public List<Node> render(ConservationSection section, Numbering numbering) {
    List<Node> nodes = new ArrayList<>();
    nodes.add(Element.of("p", section.explanation()));
    Map<String, List<FeatureEffect>> byClass =
        section.effects().stream()
            .collect(
                Collectors.groupingBy(
                    FeatureEffect::subclass, LinkedHashMap::new, Collectors.toList()));
    nodes.add(agreements(section, byClass, numbering));
    byClass.forEach((subclass, effects) -> nodes.addAll(figure(subclass, effects, numbering)));
    nodes.add(
        Element.of(
            "details",
            Element.of("summary", "All " + Numbers.count(section.effects().size()) + " effects"),
            effects(byClass, numbering)));
    if (!section.notCompared().isEmpty()) {
      nodes.add(notCompared(section.notCompared(), numbering));
    }
    return nodes;
  }

  private static Node agreements(
      ConservationSection section, Map<String, List<FeatureEffect>> byClass, Numbering numbering) {
    Table table =
        Table.captioned(
                "Agreement of the species: features by verdict, share of features whose effects"
                    + " have the same sign, and rank correlation of the effects over features.")
            .text("Class");
    for (Verdict verdict : Verdict.values()) {
      table.number(verdict.label());
    }
    table.number("Same sign").number("Rank correlation");
    for (ClassAgreement agreement : section.agreements()) {
      List<Node> cells = new ArrayList<>(List.of(new Text(agreement.subclass())));
      for (Verdict verdict : Verdict.values()) {
        long features =
            byClass.getOrDefault(agreement.subclass(), List.of()).stream()
                .filter(effect -> effect.verdict() == verdict)
                .count();
        cells.add(new Text(Numbers.count(features)));
      }
      cells.add(MetricCell.of(agreement.sameSign()));
      cells.add(MetricCell.of(agreement.rankCorrelation()));
      table.row(cells, "");
    }
    return table.render(numbering);
  }

  private static List<Node> figure(
      String subclass, List<FeatureEffect> effects, Numbering numbering) {
    List<FeatureEffect> largest =
        effects.stream()
            .sorted(Comparator.comparingDouble(ConservationView::size).reversed())
            .limit(MOST_FEATURES)
            .toList();
    String which =
        largest.size() < effects.size()
            ? "the " + largest.size() + " of " + effects.size() + " features it differs in most"
            : "each feature";
    IntervalPlot plot =
        IntervalPlot.of(560, 240, 21)
            .axis("effect of the class (Cliff's delta)", -1, 1)
            .line(0, "reference", "no effect");
    largest.stream()
        .sorted(
            Comparator.comparingDouble(effect -> -effect.mouse().value() - effect.human().value()))
        .forEach(
            effect ->
                plot.row(
                    effect.feature(),
                    List.of(
                        mark(effect, "mouse", effect.mouse(), Shape.CIRCLE),
                        mark(effect, "human", effect.human(), Shape.TRIANGLE))));
    return DrawnFigure.ofRows(
        "conservation",
        plot,
        "Effect of "
            + subclass
            + " on "
            + which
            + ", in mouse (circles) and human (triangles), with intervals that hold for all classes"
            + " and features at once. Right of the middle the class has larger values than the"
            + " others. Filled marks: the interval leaves out 0.",
        numbering);
  }

  /** In the species where the class differs more. */
  private static double size(FeatureEffect effect) {
    return Math.max(Math.abs(effect.mouse().value()), Math.abs(effect.human().value()));
  }

  private static Mark mark(FeatureEffect effect, String species, Estimate estimate, Shape shape) {
    return new Mark(
        estimate,
        shape,
        "var(--" + species + ")",
        estimate.low() > 0 || estimate.high() < 0,
        effect.feature()
            + ", "
            + species
            + ": "
            + Numbers.decimal(estimate.value(), DECIMALS)
            + ", "
            + effect.verdict().label());
  }

  private static Node effects(Map<String, List<FeatureEffect>> byClass, Numbering numbering) {
    Table table =
        Table.captioned("Effect of each class on each feature, and mouse minus human.")
            .groupedBy("Class")
            .text("Feature")
            .text("Family")
            .number("Mouse")
            .number("Human")
            .number("Difference")
            .text("Verdict");
    byClass.forEach(
        (subclass, effects) -> {
          table.group(subclass);
          for (FeatureEffect effect : effects) {
            String unit = effect.unit().isEmpty() ? "" : " (" + effect.unit() + ")";
            table.row(
                List.of(
                    new Text(effect.feature() + unit),
                    new Text(effect.family()),
                    number(effect.mouse()),
                    number(effect.human()),
                    number(effect.difference()),
                    new Text(effect.verdict().label())),
                "");
          }
        });
    return table.render(numbering);
  }

  private static Node number(Estimate estimate) {
    Element cell = Element.of("span", Element.of("b", Numbers.decimal(estimate.value(), DECIMALS)));
    String interval = Numbers.interval(estimate.interval(), DECIMALS);
    return cell.add(" ").add(Element.of("small", interval));
  }

  private static Node notCompared(List<NotCompared> left, Numbering numbering) {
    Table table =
        Table.captioned("Not compared: too few donors have the feature in a cell of the class.")
            .text("Feature")
            .text("Class")
            .number("Mouse donors")
            .number("Human donors");
    for (NotCompared each : left) {
      table.row(
          each.feature(),
          each.subclass(),
          Numbers.count(each.mouseDonors()),
          Numbers.count(each.humanDonors()));
    }
    return Element.of(
        "details",
        Element.of("summary", Numbers.count(left.size()) + " effects that could not be compared"),
        table.render(numbering));
  }
}
