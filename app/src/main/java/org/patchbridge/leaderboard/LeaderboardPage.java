package org.patchbridge.leaderboard;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.patchbridge.leaderboard.Leaderboard.Board;
import org.patchbridge.leaderboard.Leaderboard.NotRanked;
import org.patchbridge.leaderboard.Leaderboard.SkippedFile;
import org.patchbridge.report.html.Element;
import org.patchbridge.report.html.EmbeddedText;
import org.patchbridge.report.html.Node;
import org.patchbridge.report.html.Text;
import org.patchbridge.report.page.MetricCell;
import org.patchbridge.report.page.Numbering;
import org.patchbridge.report.page.Resources;
import org.patchbridge.report.page.Table;
import org.patchbridge.report.title.Titles;
import org.patchbridge.report.value.DataOrigin;
import org.patchbridge.report.value.Numbers;
import org.patchbridge.views.ViewScript;

/** A leaderboard as one HTML document that needs nothing outside itself, and no script. */
final class LeaderboardPage {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final Leaderboard leaderboard;
  private final Leaderboard.Origin origin;
  private final Numbering numbering = new Numbering();

  private LeaderboardPage(Leaderboard leaderboard, Leaderboard.Origin origin) {
    this.leaderboard = leaderboard;
    this.origin = origin;
  }

  static String render(Leaderboard leaderboard, Leaderboard.Origin origin) {
    StringBuilder html = new StringBuilder(1 << 16).append("<!DOCTYPE html>\n");
    new LeaderboardPage(leaderboard, origin).document().writeTo(html);
    return html.append('\n').toString();
  }

  private Node document() {
    Element contents = Element.of("ul");
    Element main = Element.of("main");
    for (Element section : sections(contents)) {
      main.add(section);
    }
    Element nav = Element.of("nav", contents).with("aria-label", "Contents");
    Element body = Element.of("body", header(), nav, main, footer()).with("class", "study");
    return Element.of("html", head(), body).with("lang", "en");
  }

  private Element head() {
    return Element.of(
        "head",
        Element.of("meta").with("charset", "utf-8"),
        Element.of("meta")
            .with("http-equiv", "Content-Security-Policy")
            .with(
                "content",
                "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action"
                    + " 'none'"),
        Element.of("meta")
            .with("name", "viewport")
            .with("content", "width=device-width, initial-scale=1"),
        Element.of("meta").with("name", "referrer").with("content", "no-referrer"),
        Element.of("meta").with("name", "generator").with("content", origin.generator()),
        Element.of("meta").with("name", "color-scheme").with("content", "light dark"),
        Element.of("title", "Leaderboard"),
        EmbeddedText.style(ViewScript.style() + Resources.text("report.css") + BoardSection.STYLE));
  }

  private Element header() {
    Element header =
        Element.of(
            "header",
            Element.of("h1", "Leaderboard"),
            Element.of("p", origin.generator() + ", " + TIME.format(origin.time()))
                .with("class", "byline"));
    if (leaderboard.boards().stream().anyMatch(each -> each.origin() == DataOrigin.SIMULATED)) {
      header.add(
          BoardSection.notice(
              "Warning: ",
              "Cells of this page are simulated; what holds for them need not hold for real"
                  + " cells.",
              "notice warning"));
    }
    return header;
  }

  private List<Element> sections(Element contents) {
    List<Element> sections = new ArrayList<>();
    for (int i = 0; i < leaderboard.boards().size(); i++) {
      Board board = leaderboard.boards().get(i);
      sections.add(
          titled(board.title(), "board-" + (i + 1), contents)
              .add(new BoardSection(board, numbering).nodes()));
    }
    if (!leaderboard.notRanked().isEmpty()) {
      sections.add(titled("Not ranked", "not-ranked", contents).add(notRanked()));
    }
    if (!leaderboard.skipped().isEmpty()) {
      sections.add(titled("Files that could not be judged", "skipped", contents).add(skipped()));
    }
    sections.add(titled("How this was judged", "how", contents).add(how()));
    return sections;
  }

  private static Element titled(String title, String id, Element contents) {
    contents.add(Element.of("li", Element.of("a", title).with("href", "#" + id)));
    return Element.of("section", Element.of("h2", title)).with("id", id);
  }

  private Node notRanked() {
    Table table =
        Table.captioned(
                "Models that were judged, but not on the cells and folds of a board: nothing here"
                    + " can be paired with them. 95 % intervals.")
            .text("Model")
            .text("Cohort and folds")
            .text("Why it has no rank")
            .number("macro-F1\u00a0↑")
            .number("Accuracy\u00a0↑")
            .number("Cells");
    for (NotRanked each : leaderboard.notRanked()) {
      table.row(
          List.of(
              BoardSection.named(Element.of("span"), each.model()),
              new Text(
                  Titles.cohort(each.cohort(), each.origin())
                      + ", "
                      + each.scheme()
                      + ", over "
                      + each.over()),
              new Text(String.join("; ", each.reasons())),
              MetricCell.of(each.model().macroF1()),
              MetricCell.of(each.model().accuracy()),
              new Text(Numbers.count(each.model().cells()))),
          "");
    }
    return table.render(numbering);
  }

  private Node skipped() {
    Table table = Table.captioned("Nothing is known of these.").text("File").text("Why");
    for (SkippedFile each : leaderboard.skipped()) {
      table.row(List.of(Element.of("bdi", each.file()), new Text(each.reason())), "");
    }
    return table.render(numbering);
  }

  private List<Node> how() {
    return List.of(
        Element.of(
            "p",
            "Each file was read and judged as 'evaluate --predictions' does it: the same metrics, the"
                + " same intervals, drawn over donors where they are known. A model takes part in a"
                + " board if it tests exactly the cells of the study's folds, each in its fold."
                + " Whether it learnt from the training part alone no file can prove; that is the"
                + " word of who made it."),
        Element.of(
            "p",
            "Ranks: the highest macro-F1 has rank 1, and so has every model whose paired difference"
                + " to it has an interval with 0 in it. The best of the others begins the next rank,"
                + " which counts the models before it, and so on. The intervals hold at 95 % for all"
                + " pairs of a board together (bootstrap, studentised maximum), so it does not matter"
                + " that the first was picked by its score. A model further down may share a rank"
                + " with the first where one above it does not: its difference is less certain."),
        Element.of(
            "p",
            "A board with donors on both sides is ranked by itself, and its scores compare with no"
                + " donor-grouped ones. Label-only baselines know no feature; they have no rank."),
        Element.of("p", Element.of("code", origin.commandLine())));
  }

  private Element footer() {
    return Element.of(
        "footer",
        Element.of(
            "p",
            "Written by "
                + origin.generator()
                + ". The page is complete in itself; nothing is loaded. The numbers are also in"
                + " leaderboard.csv and leaderboard.json."));
  }
}
