package org.patchbridge.leaderboard;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.patchbridge.leaderboard.Leaderboard.Board;
import org.patchbridge.leaderboard.Leaderboard.Difference;
import org.patchbridge.leaderboard.Leaderboard.JudgedModel;
import org.patchbridge.leaderboard.Leaderboard.Standing;
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
import org.patchbridge.report.value.Estimate;
import org.patchbridge.report.value.Grouping;
import org.patchbridge.report.value.MetricValue;
import org.patchbridge.report.value.Numbers;

/** One board: how good the models are, how sure that is, and what the ranks rest on. */
final class BoardSection {
  /** A figure for a wide screen and one for a phone, of which one is shown. */
  static final String STYLE =
      """

      .plot svg.narrow { display: none; }
      .rank { display: inline-block; min-width: 1.6rem; font-weight: 650; }
      @media screen and (max-width: 40rem) {
        .plot svg.narrow { display: block; }
        .plot svg.broad { display: none; }
      }
      """;

  private static final String CONTENDER = "var(--accent)";
  private static final String OF_STUDY = "var(--published)";
  private static final String BASELINE = "var(--dim)";

  private final Board board;
  private final Numbering numbering;

  BoardSection(Board board, Numbering numbering) {
    this.board = board;
    this.numbering = numbering;
  }

  List<Node> nodes() {
    List<Node> nodes = new ArrayList<>();
    nodes.add(Element.of("p", facts()));
    if (board.grouping() == Grouping.NONE) {
      nodes.add(
          notice(
              "Warning: ",
              String.format(
                  Locale.ROOT,
                  "the folds let donors stand on both sides (%,d tested cells, counted once a run):"
                      + " the scores can be too high. This board is ranked by itself.",
                  board.testedWithDonorInTraining()),
              "notice warning"));
    }
    nodes.addAll(scores());
    nodes.addAll(differences());
    nodes.add(table());
    return nodes;
  }

  private String facts() {
    return Numbers.count(board.cells())
        + " cells ("
        + board.origin().label()
        + "), "
        + board.features()
        + "; "
        + board.scheme()
        + ", "
        + (board.runs() == 1 ? "1 run" : board.runs() + " runs")
        + " from seed "
        + board.firstSeed()
        + "; 95\u00a0% intervals over "
        + board.over()
        + ".";
  }

  static Element notice(String word, String text, String style) {
    return Element.of("p", Element.of("b", word), new Text(text))
        .with("class", style)
        .with("role", "note");
  }

  private List<Node> scores() {
    return figure(
        "macro-F1 of every model with its 95 % confidence interval, by rank. Circles: models of"
            + " other programs; diamonds: the study's; hollow: baselines that know labels only."
            + " Intervals that overlap do not say that models are equal, nor that they differ: the"
            + " paired differences below do.",
        plot -> {
          plot.axis(MetricValue.MACRO_F1, 0, 1);
          for (Standing each : board.standings()) {
            each.model()
                .macroF1()
                .ifPresent(
                    f1 ->
                        plot.row(
                            label(each),
                            List.of(
                                mark(
                                    each,
                                    f1,
                                    Numbers.metric(f1.value()) + ", " + Numbers.interval(f1)))));
          }
        });
  }

  /** None where a single model has nothing to differ from. */
  private List<Node> differences() {
    return figure(
        "Paired difference of macro-F1 to the first, with 95 % confidence intervals that hold for"
            + " all pairs of the board together. Who reaches the dashed line shares the first"
            + " rank.",
        plot -> {
          plot.axis("macro-F1, minus that of the first", 0, 0);
          plot.line(0, "reference", "as good as the first");
          for (Standing each : board.standings()) {
            each.toFirst()
                .map(Difference::together)
                .ifPresent(
                    difference ->
                        plot.row(
                            label(each),
                            List.of(
                                mark(
                                    each,
                                    difference,
                                    Numbers.difference(difference.value())
                                        + ", "
                                        + Numbers.interval(difference)))));
          }
        });
  }

  private interface Filling {
    void of(IntervalPlot plot);
  }

  private List<Node> figure(String caption, Filling filling) {
    IntervalPlot broad = IntervalPlot.of(820, 300, 20);
    IntervalPlot narrow = IntervalPlot.of(358, 128, 20);
    filling.of(broad);
    filling.of(narrow);
    return broad.isEmpty()
        ? List.of()
        : List.of(
            DrawnFigure.of(
                "leaderboard wide",
                Optional.empty(),
                List.of(
                    broad.render().with("class", "broad"), narrow.render().with("class", "narrow")),
                caption,
                numbering));
  }

  private static String label(Standing standing) {
    return standing.rank().map(rank -> rank + ". ").orElse("") + standing.model().name();
  }

  private static Mark mark(Standing standing, Estimate estimate, String words) {
    JudgedModel model = standing.model();
    boolean ofStudy = model.contestant().isEmpty();
    String colour = ofStudy ? OF_STUDY : CONTENDER;
    return new Mark(
        estimate,
        ofStudy && !model.isBaseline() ? Shape.DIAMOND : Shape.CIRCLE,
        model.isBaseline() ? BASELINE : colour,
        !model.isBaseline(),
        label(standing) + ": " + words);
  }

  private Node table() {
    Table table =
        Table.captioned(caption())
            .text("Rank and model")
            .number("macro-F1\u00a0↑")
            .number("Accuracy\u00a0↑")
            .number("Difference to the study's best")
            .number("Interval by itself")
            .number("Folds won, tied")
            .number("Cells");
    for (Standing each : board.standings()) {
      Optional<Difference> difference = each.toStudyBest();
      table.row(
          List.of(
              named(
                  Element.of(
                      "span",
                      Element.of("span", each.rank().map(String::valueOf).orElse("–"))
                          .with("class", "rank"),
                      new Text(" ")),
                  each.model()),
              MetricCell.of(each.model().macroF1()),
              MetricCell.of(each.model().accuracy()),
              difference
                  .map(found -> MetricCell.difference(found.together()))
                  .orElseGet(() -> new Text(isStudyBest(each) ? "the study's best" : "")),
              new Text(difference.map(found -> Numbers.interval(found.alone())).orElse("")),
              new Text(
                  difference
                      .map(
                          found ->
                              found.foldsWon() + ", " + found.foldsTied() + " of " + found.folds())
                      .orElse("")),
              new Text(Numbers.count(each.model().cells()))),
          each.model().isBaseline() ? "baseline" : "");
    }
    return table.render(numbering);
  }

  private boolean isStudyBest(Standing standing) {
    return standing.model().contestant().isEmpty()
        && board.studyBest().equals(Optional.of(standing.model().name()));
  }

  private String caption() {
    return "Models of the same cells in the same folds, by rank. "
        + board
            .studyBest()
            .map(
                best ->
                    String.format(
                        Locale.ROOT,
                        "The study's best is %s; positive differences favour the model of the row."
                            + " The intervals below them hold for all %,d pairs of the board together"
                            + " (±\u00a0%.2f standard errors), those beside each by itself.",
                        best,
                        board.pairs(),
                        board.criticalValue()))
            .orElse("The study has no model of its own on these folds.");
  }

  /** The model's name, and below who made it and how. */
  static Element named(Element cell, JudgedModel model) {
    cell.add(Element.of("bdi", model.name()));
    model
        .contestant()
        .ifPresentOrElse(
            each -> {
              if (!each.authors().isEmpty()) {
                cell.add(small(new Text(String.join(", ", each.authors()))));
              }
              each.code()
                  .ifPresent(
                      address ->
                          cell.add(
                              small(
                                  Element.of("a", ShownText.of(address))
                                      .with("href", address)
                                      .with("rel", "noopener noreferrer nofollow"))));
              cell.add(
                  small(
                      new Text(
                          each.file()
                              + (each.labelsOnly() ? ", subclasses without probabilities" : ""))));
            },
            () ->
                cell.add(
                    small(new Text(model.isBaseline() ? "label-only baseline" : "of the study"))));
    return cell;
  }

  private static Element small(Node node) {
    return Element.of("small", Element.of("bdi", node));
  }
}
