package org.patchbridge.report.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.patchbridge.report.html.Element;
import org.patchbridge.report.html.Node;
import org.patchbridge.report.html.Text;
import org.patchbridge.report.page.MetricCell;
import org.patchbridge.report.page.Numbering;
import org.patchbridge.report.section.Section;
import org.patchbridge.report.section.SectionGroup;
import org.patchbridge.report.title.Titles;
import org.patchbridge.report.value.MetricValue;
import org.patchbridge.report.value.ResultRow;
import org.patchbridge.report.view.SectionViews;

/**
 * Every model in full. Where scripts run, a picker shows one or two side by side; where they do
 * not, each is a fold. Print has the best model of each cohort.
 */
final class ModelExplorer {
  private final StudyParts parts;
  private final Titles titles;
  private final Set<String> best;

  /**
   * @param best ids of the evaluations that print has
   */
  ModelExplorer(StudyParts parts, Titles titles, Set<String> best) {
    this.parts = parts;
    this.titles = titles;
    this.best = best;
  }

  Element render(Numbering numbering) {
    Element models = Element.of("div").with("class", "explorer");
    parts
        .models()
        .forEach(
            (id, group) ->
                parts.row(id).ifPresent(row -> models.add(model(row, group, numbering))));
    return Element.of(
            "section",
            Element.of("h2", "Models"),
            Element.of("div").with("class", "picker").with("data-host", "models"),
            models,
            Element.of(
                    "p",
                    "The details of the other models are on the page itself and in report.json.")
                .with("class", "print-only"))
        .with("id", "models");
  }

  private Element model(ResultRow row, SectionGroup group, Numbering numbering) {
    String name = Titles.model(row.model());
    Element summary =
        Element.of(
            "summary",
            Element.of("h3", name),
            Element.of("span", titles.cohort(row.cohort()) + ", " + Titles.split(row))
                .with("class", "hint"));
    Element details =
        Element.of("details", summary)
            .with("class", best.contains(row.id()) ? "model best" : "model")
            .with("data-evaluation", row.id())
            .with("data-cohort", titles.cohort(row.cohort()))
            .with("data-model", name)
            .with("data-split", Titles.split(row));
    details.add(scores(row));
    Element figures = Element.of("div").with("class", "figures");
    List<Node> numbers = new ArrayList<>();
    for (Section section : group.sections()) {
      numbers.add(Element.of("h4", section.title()));
      for (Node node : SectionViews.render(section, numbering)) {
        if (isFigure(node)) {
          figures.add(node);
        } else {
          numbers.add(node);
        }
      }
    }
    details.add(figures);
    numbers.add(Element.of("p", group.introduction()));
    numbers.add(settings(row));
    return details.add(
        Element.of("details", Element.of("summary", "Numbers, tables and settings"))
            .add(numbers)
            .with("class", "numbers"));
  }

  private static boolean isFigure(Node node) {
    return node instanceof Element element && element.is("figure");
  }

  private static Node scores(ResultRow row) {
    Element list = Element.of("dl").with("class", "scores");
    for (MetricValue metric : row.metrics()) {
      list.add(
          Element.of(
              "div",
              Element.of("dt", MetricCell.heading(metric)),
              Element.of("dd", MetricCell.of(metric.estimate(), metric.overRuns()))));
    }
    return list;
  }

  private static Node settings(ResultRow row) {
    return Element.of(
        "p",
        new Text("Known to the study as "),
        Element.of("code", row.cohort() + ": " + row.model()),
        new Text(
            ", "
                + row.grouping().label()
                + " "
                + row.split()
                + ", "
                + row.features()
                + ", "
                + row.seeds()
                + ", evaluation "),
        Element.of("code", row.id()),
        new Text("; all its settings stand under \"Exact settings\"."));
  }
}
