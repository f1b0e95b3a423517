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
import org.patchbridge.report.page.Figure;
import org.patchbridge.report.page.MetricCell;
import org.patchbridge.report.page.Numbering;
import org.patchbridge.report.page.Table;
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
    byClass.forEach(
        (subclass, effects) -> nodes.addAll(figure(subclass, effects).renderIfAnyRow(numbering)));
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

  private static Figure figure(String subclass, List<FeatureEffect> effects) {
    List<FeatureEffect> largest =
        effects.stream()
            .sorted(Comparator.comparingDouble(ConservationView::size).reversed())
            .limit(MOST_FEATURES)
            .toList();
    String which =
        largest.size() < effects.size()
            ? "the " + largest.size() + " of " + effects.size() + " features it differs in most"
            : "each feature";
    Figure figure =
        new Figure(
            "conservation",
            "Effect of "
                + subclass
                + " on "
                + which
                + ", in mouse (violet circles) and human (ochre triangles), with intervals that"
                + " hold for all classes and features at once. Right of the middle the class has"
                + " larger values than the others. Filled marks: the interval leaves out 0.");
    largest.stream()
        .sorted(
            Comparator.comparingDouble(effect -> -effect.mouse().value() - effect.human().value()))
        .forEach(
            effect -> {
              figure.row(mark(effect, "mouse", effect.mouse()));
              figure.row(mark(effect, "human", effect.human()));
            });
    return figure;
  }

  /** In the species where the class differs more. */
  private static double size(FeatureEffect effect) {
    return Math.max(Math.abs(effect.mouse().value()), Math.abs(effect.human().value()));
  }

  private static Map<String, Object> mark(FeatureEffect effect, String species, Estimate estimate) {
    double low = estimate.low();
    double high = estimate.high();
    return Map.of(
        "feature",
        effect.feature(),
        "species",
        species,
        "value",
        estimate.value(),
        "low",
        low,
        "high",
        high,
        "shown",
        low > 0 || high < 0,
        "verdict",
        effect.verdict().label());
  }

  private static Node effects(Map<String, List<FeatureEffect>> byClass, Numbering numbering) {
    Table table =
        Table.captioned("Effect of each class on each feature, and mouse minus human.")
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
    Element cell =
        Element.of("span", Element.of("b", Numbers.decimal(estimate.value(), DECIMALS)))
            .with("class", "metric");
    String interval = Numbers.interval(estimate.interval(), DECIMALS);
    return cell.add(" ").add(Element.of("span", interval).with("class", "interval"));
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
