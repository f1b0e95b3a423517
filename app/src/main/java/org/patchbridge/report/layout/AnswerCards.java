package org.patchbridge.report.layout;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.patchbridge.report.answer.CohortAnswer;
import org.patchbridge.report.answer.Gain;
import org.patchbridge.report.html.Element;
import org.patchbridge.report.html.Node;
import org.patchbridge.report.html.Text;
import org.patchbridge.report.page.DrawnFigure;
import org.patchbridge.report.page.Numbering;
import org.patchbridge.report.plot.ClassColour;
import org.patchbridge.report.plot.CloudPlot;
import org.patchbridge.report.plot.ConfusionDrawing;
import org.patchbridge.report.plot.IntervalPlot;
import org.patchbridge.report.plot.IntervalPlot.Mark;
import org.patchbridge.report.plot.IntervalPlot.Shape;
import org.patchbridge.report.section.CohortSection;
import org.patchbridge.report.section.EmbeddingSection;
import org.patchbridge.report.section.EmbeddingSection.EmbeddedCell;
import org.patchbridge.report.title.Titles;
import org.patchbridge.report.value.DataOrigin;
import org.patchbridge.report.value.Estimate;
import org.patchbridge.report.value.MetricValue;
import org.patchbridge.report.value.Numbers;
import org.patchbridge.report.value.PublishedResult;
import org.patchbridge.report.value.ResultRow;

/** The first screen: for each cohort how well its classes are told, in pictures. */
final class AnswerCards {
  private static final int MANY = 1_500;

  /** Rows of models from which on a column of them is as high as the two pictures beside it. */
  private static final int TALL = 15;

  /** How many rows the axis and the caption of a further figure are worth. */
  private static final int ROWS_OF_A_FIGURE = 7;

  /** Width of a card's figure across it. */
  private static final double WIDE = 520;

  private static final double LOWEST = 0.3;

  private final StudyParts parts;
  private final Titles titles;

  AnswerCards(StudyParts parts, Titles titles) {
    this.parts = parts;
    this.titles = titles;
  }

  Element render(List<CohortAnswer> answers, Numbering numbering) {
    Element cards = Element.of("div").with("class", "cards");
    for (CohortAnswer answer : answers) {
      cards.add(card(answer, numbering));
    }
    return Element.of("section", cards).with("id", "answers").with("aria-label", "Answers");
  }

  private Node card(CohortAnswer answer, Numbering numbering) {
    Element large = Element.of("div", models(answer, numbering)).with("class", "card-large");
    Element small = Element.of("div").with("class", "card-small");
    answer
        .best()
        .flatMap(parts::confusion)
        .ifPresent(
            matrix ->
                small.add(
                    DrawnFigure.of(
                            "confusion",
                            ConfusionDrawing.of(matrix, 36),
                            "What cells of a class (row) were called (column), %.",
                            numbering)
                        .with("data-evaluation", answer.best().orElseThrow())));
    parts.embedding(answer.cohort()).ifPresent(each -> small.add(cloud(answer, each, numbering)));
    if (!answer.gains().isEmpty()) {
      large.add(gains(answer, numbering));
    }
    return Element.of(
            "article",
            head(answer),
            Element.of("p", answer.sentence()).with("class", "sentence"),
            Element.of("div", large, small)
                .with("class", isTall(answer) ? "card-figures tall" : "card-figures"))
        .with("class", "card");
  }

  /**
   * Whether models and changes fill a column as high as the matrix and the plane one under the
   * other; fewer rows go across the card, above the two side by side.
   */
  private static boolean isTall(CohortAnswer answer) {
    int rows = answer.compared().size();
    int changes = answer.gains().isEmpty() ? 0 : ROWS_OF_A_FIGURE + answer.gains().size();
    return rows + changes >= TALL;
  }

  private Node head(CohortAnswer answer) {
    Element head =
        Element.of(
                "div",
                Element.of("h2", titles.cohort(answer.cohort())),
                Element.of("p", size(answer)).with("class", "size"))
            .with("class", "card-head");
    answer
        .best()
        .flatMap(parts::row)
        .flatMap(ResultRow::macroF1)
        .ifPresent(f1 -> head.add(big(f1)));
    return head;
  }

  private static Node big(Estimate f1) {
    return Element.of(
            "p",
            Element.of("b", Numbers.decimal(f1.value(), 2)),
            new Text(" " + MetricValue.MACRO_F1 + " "),
            Element.of(
                "small",
                f1.interval().isPresent()
                    ? Numbers.interval(f1.interval(), 2) + " (95\u00a0%)"
                    : ""))
        .with("class", "big");
  }

  private String size(CohortAnswer answer) {
    Optional<CohortSection> cohort = parts.cohort(answer.cohort());
    return cohort
        .map(
            each ->
                Numbers.count(each.cells())
                    + (each.cells() == 1 ? " cell, " : " cells, ")
                    + Numbers.count(each.donors())
                    + (each.donors() == 1 ? " donor, " : " donors, ")
                    + each.classes().size()
                    + " classes")
        .orElse("");
  }

  private Node models(CohortAnswer answer, Numbering numbering) {
    IntervalPlot plot =
        IntervalPlot.of(isTall(answer) ? 350 : WIDE, 168, 19)
            .axis(MetricValue.MACRO_F1, lowest(answer), 1);
    Map<String, Double> lines = new LinkedHashMap<>();
    for (String id : answer.compared()) {
      parts.row(id).ifPresent(row -> model(row, answer, plot));
    }
    strongest(answer).ifPresent(row -> lines.put("labels alone", value(row)));
    lines.forEach((words, at) -> plot.line(at, "baseline", words));
    List<String> published = published(answer, plot);
    String caption =
        "Macro-F1 on cells not seen, 95\u00a0% intervals."
            + (lines.isEmpty() ? "" : " Grey line: labels alone.")
            + (published.isEmpty()
                ? ""
                : " Dashed: published (" + String.join("; ", published) + ").");
    return DrawnFigure.of("models", plot.render(), caption, numbering);
  }

  private void model(ResultRow row, CohortAnswer answer, IntervalPlot plot) {
    boolean best = answer.best().filter(row.id()::equals).isPresent();
    row.macroF1()
        .ifPresent(
            f1 ->
                plot.row(
                    Titles.brief(row.model()),
                    List.of(
                        Mark.of(
                            f1,
                            best ? "var(--accent)" : "var(--none)",
                            Titles.model(row.model())
                                + ": "
                                + Numbers.metric(f1.value())
                                + ", "
                                + Numbers.interval(f1))),
                    Map.of("data-evaluation", row.id())));
  }

  private double lowest(CohortAnswer answer) {
    double low =
        answer.compared().stream()
            .flatMap(id -> parts.row(id).stream())
            .flatMap(row -> row.macroF1().stream())
            .mapToDouble(Estimate::low)
            .min()
            .orElse(0);
    return Math.min(LOWEST, Math.floor(low * 10) / 10);
  }

  private Optional<ResultRow> strongest(CohortAnswer answer) {
    return answer.baselines().stream().flatMap(id -> parts.row(id).stream()).findFirst();
  }

  private static double value(ResultRow row) {
    return row.macroF1().orElseThrow().value();
  }

  /** The lines of what was published on such cells, in words. */
  private List<String> published(CohortAnswer answer, IntervalPlot plot) {
    List<String> words = new ArrayList<>();
    for (PublishedResult each : parts.results().published()) {
      boolean here =
          each.comparedWith().values().stream()
              .flatMap(id -> parts.row(id).stream())
              .anyMatch(
                  row ->
                      row.cohort().equals(answer.cohort()) && row.origin() == DataOrigin.PUBLISHED);
      each.metrics().stream()
          .filter(metric -> here && metric.name().equals(MetricValue.MACRO_F1))
          .forEach(
              metric -> {
                String text = Titles.model(each.model()) + " " + Numbers.metric(metric.value());
                plot.line(metric.value(), "published", each.source() + ": " + text);
                words.add(text);
              });
    }
    return words;
  }

  private Node cloud(CohortAnswer answer, EmbeddingSection embedding, Numbering numbering) {
    List<EmbeddedCell> cells = embedding.cells();
    List<CloudPlot.Place> places =
        cells.stream().map(cell -> new CloudPlot.Place(cell.x(), cell.y())).toList();
    CloudPlot plot = new CloudPlot(200, cells.size() > MANY ? 0.9 : 2.2, places);
    boolean others = false;
    for (int i = 0; i < cells.size(); i++) {
      if (!cells.get(i).cohort().equals(answer.cohort())) {
        plot.point(places.get(i), "var(--faint)");
        others = true;
      }
    }
    for (int i = 0; i < cells.size(); i++) {
      if (cells.get(i).cohort().equals(answer.cohort())) {
        plot.point(
            places.get(i), cells.get(i).subclass().map(ClassColour::of).orElse("var(--rest)"));
      }
    }
    return DrawnFigure.of(
        "mini-cloud",
        Optional.of(legend(answer)),
        List.of(plot.render()),
        "Its cells by class" + (others ? "; the other species' in grey." : "."),
        numbering);
  }

  private Element legend(CohortAnswer answer) {
    Element list = Element.of("ul").with("class", "legend");
    parts.cohort(answer.cohort()).stream()
        .flatMap(cohort -> cohort.classes().stream())
        .forEach(
            each ->
                list.add(
                    Element.of(
                        "li",
                        Element.of("span")
                            .with("style", "background:" + ClassColour.of(each.subclass())),
                        new Text(each.subclass()))));
    return list;
  }

  private Node gains(CohortAnswer answer, Numbering numbering) {
    IntervalPlot plot =
        IntervalPlot.of(isTall(answer) ? 350 : WIDE, 168, 19)
            .axis("change of macro-F1", -0.1, 0.1)
            .line(0, "reference", "no change");
    for (Gain gain : answer.gains()) {
      Estimate change = gain.difference();
      boolean decided = change.low() > 0 || change.high() < 0;
      plot.row(
          Titles.brief(gain.model()),
          List.of(
              new Mark(
                  change,
                  Shape.CIRCLE,
                  "var(--accent)",
                  decided,
                  Numbers.difference(change.value()) + ", " + Numbers.interval(change))));
    }
    String control =
        answer.gains().stream()
            .map(gain -> Titles.model(gain.control()))
            .distinct()
            .reduce((a, b) -> a + " or " + b)
            .orElse("");
    return DrawnFigure.of(
        "gains",
        plot.render(),
        "What the other species' cells change, paired, against: "
            + control
            + ". Filled: the interval, which holds for all comparisons together, leaves out zero.",
        numbering);
  }
}
