package org.patchbridge.reproduction;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.patchbridge.report.PageShell;
import org.patchbridge.report.html.Element;
import org.patchbridge.report.html.Node;
import org.patchbridge.report.html.Text;
import org.patchbridge.report.page.MetricCell;
import org.patchbridge.report.page.Numbering;
import org.patchbridge.report.page.Table;
import org.patchbridge.report.title.Titles;
import org.patchbridge.report.value.Grouping;
import org.patchbridge.report.value.Notice;
import org.patchbridge.report.value.Numbers;
import org.patchbridge.report.value.PublishedNumber;
import org.patchbridge.report.value.ResultRow;

/** One page: a picture of published and measured results, then every number in tables. */
final class ReproductionPage {
  private static final String TITLE = "Published numbers, computed again";

  private final Reproduction found;
  private final List<RunSession> sessions;
  private final ReproductionFiles.Origin origin;
  private final Numbering numbering = new Numbering();

  ReproductionPage(Reproduction found, List<RunSession> sessions, ReproductionFiles.Origin origin) {
    this.found = found;
    this.sessions = sessions;
    this.origin = origin;
  }

  String html() {
    PageShell shell = new PageShell(TITLE, origin.generator());
    Element header = shell.header(origin.time(), notices());
    header.add(PageShell.findings(found.findings()));
    Element main =
        Element.of(
            "main",
            section(
                "published",
                "Published beside ours",
                List.of(ReproductionFigures.models(found, numbering))),
            section("gains", "What was published to help", gains()),
            section("models", "Every published result", models()),
            section("counts", "Cells and components", counts()),
            section("recordings", "What needs raw recordings", recordings()),
            section("shape", "The shape of the cell space", shape()),
            section(
                "made", "Time and machine", new MachineTables(sessions, origin).render(numbering)));
    Element body =
        Element.of("body", header, contents(), main, shell.footer(""))
            .with("class", "reproduction");
    return shell.document(body, List.of(), ReproductionStyle.text());
  }

  private List<Notice> notices() {
    List<Notice> notices = new ArrayList<>();
    if (found.form().isReduced()) {
      notices.add(
          new Notice(
              Notice.Severity.WARNING,
              "The quick form: "
                  + (found.form().runsMade() == 1 ? "1 run" : found.form().runsMade() + " runs")
                  + " in place of 10, forests of "
                  + found.form().trees()
                  + " trees in place of 500"
                  + (found.form().mostEpochs().isPresent()
                      ? ", networks that learn from mouse cells at most "
                          + found.form().mostEpochs().getAsInt()
                          + " epochs in place of 50"
                      : "")
                  + ". Networks stopped so early score lower, and transfer helps less or more than it"
                  + " would; the form without --quick is the one to compare."));
    }
    long missing = found.models().stream().filter(each -> !each.isMeasured()).count();
    if (missing > 0) {
      notices.add(
          new Notice(
              Notice.Severity.WARNING,
              missing
                  + " of "
                  + found.models().size()
                  + " published results have none beside them yet; the same command goes on."));
    }
    return notices;
  }

  private static Element contents() {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("published", "Published beside ours");
    parts.put("gains", "What was published to help");
    parts.put("models", "Every published result");
    parts.put("counts", "Cells and components");
    parts.put("recordings", "What needs raw recordings");
    parts.put("shape", "The shape of the cell space");
    parts.put("made", "Time and machine");
    Element list = Element.of("ol");
    parts.forEach(
        (id, title) -> list.add(Element.of("li", Element.of("a", title).with("href", "#" + id))));
    return Element.of("nav", Element.of("h2", "Contents"), list).with("aria-label", "Contents");
  }

  private static Element section(String id, String title, List<? extends Node> content) {
    return Element.of("section", Element.of("h2", title)).add(content).with("id", id);
  }

  private List<Node> gains() {
    List<Node> nodes = new ArrayList<>(ReproductionFigures.differences(found, numbering));
    Table table =
        Table.captioned("Differences of macro-F1 between two models, published and here.")
            .groupedBy("Species")
            .text("What is said to help")
            .number("Published")
            .number("Ungrouped here")
            .number("Donor-grouped here");
    String species = "";
    for (ReproducedDifference each : found.differences()) {
      if (!each.species().equals(species)) {
        species = each.species();
        table.group(species + " cells");
      }
      table.row(
          List.of(
              new Text(each.claim()),
              new Text(Numbers.difference(each.published())),
              difference(each, Grouping.NONE),
              difference(each, Grouping.DONOR)),
          "");
    }
    nodes.add(table.render(numbering));
    return nodes;
  }

  private static Node difference(ReproducedDifference each, Grouping grouping) {
    return each.ours().get(grouping).map(MetricCell::difference).orElse(new Text("–"));
  }

  private List<Node> models() {
    List<Node> nodes = new ArrayList<>();
    Map<String, List<ReproducedNumber>> bySpecies =
        found.models().stream()
            .collect(
                Collectors.groupingBy(
                    each -> each.published().species(), LinkedHashMap::new, Collectors.toList()));
    bySpecies.forEach((species, numbers) -> nodes.addAll(ofSpecies(species, numbers)));
    nodes.addAll(OtherResults.table(found.others(), numbering));
    return nodes;
  }

  private List<Node> ofSpecies(String species, List<ReproducedNumber> numbers) {
    List<String> remarks =
        List.copyOf(
            numbers.stream()
                .flatMap(each -> each.differs().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new)));
    Table table =
        Table.captioned(
                Character.toUpperCase(species.charAt(0))
                    + species.substring(1)
                    + " cells, published by "
                    + numbers.get(0).published().source()
                    + ", mean ± SD over runs; here with 95 % interval and mean ± SD over runs."
                    + " Numbers in the last column: what differs, below the table.")
            .groupedBy("Part of the publication")
            .text("Model, metric")
            .number("Published")
            .number("Ungrouped here")
            .number("Donor-grouped here")
            .text("Published lies")
            .text("Cells, runs and seeds here")
            .text("Differs");
    String place = "";
    for (ReproducedNumber each : numbers) {
      if (!each.published().place().equals(place)) {
        place = each.published().place();
        table.group(place);
      }
      table.row(cells(each, remarks), "");
    }
    Element list = Element.of("ol").with("class", "remarks");
    remarks.forEach(remark -> list.add(Element.of("li", remark)));
    return List.of(table.render(numbering), list);
  }

  private static List<Node> cells(ReproducedNumber number, List<String> remarks) {
    PublishedNumber published = number.published();
    return List.of(
        Element.of("span", Titles.model(published.subject()) + " ")
            .add(Element.of("small", published.metric())),
        new Text(
            Numbers.metric(published.value())
                + published.sd().map(sd -> " ± " + Numbers.metric(sd)).orElse("")),
        ours(number, Grouping.NONE),
        ours(number, Grouping.DONOR),
        new Text(words(number.standing())),
        seeds(number),
        new Text(
            number.differs().stream()
                .map(each -> Integer.toString(remarks.indexOf(each) + 1))
                .collect(Collectors.joining(", "))));
  }

  private static String words(ReproducedNumber.Standing standing) {
    return switch (standing) {
      case INSIDE -> "inside our interval";
      case PUBLISHED_HIGHER -> "above it";
      case PUBLISHED_LOWER -> "below it";
      default -> standing.label();
    };
  }

  private static Node ours(ReproducedNumber number, Grouping grouping) {
    Element all = Element.of("span");
    boolean any = false;
    for (OurNumber.Inputs inputs : OurNumber.Inputs.values()) {
      var ours = number.ours(inputs, grouping);
      if (ours.isPresent()) {
        any = true;
        all.add(MetricCell.of(ours.get().metric().estimate(), ours.get().metric().overRuns()));
        if (inputs == OurNumber.Inputs.RECORDINGS) {
          all.add(Element.of("small", " from recordings"));
        }
      }
    }
    return any ? all : new Text("–");
  }

  private static Node seeds(ReproducedNumber number) {
    Set<String> lines = new LinkedHashSet<>();
    for (OurNumber each : number.ours()) {
      ResultRow row = each.row();
      lines.add(
          Numbers.count(row.cells())
              + " cells, "
              + row.split()
              + ", "
              + (row.runs() == 1 ? "1 run" : row.runs() + " runs")
              + ", "
              + row.seeds()
              + " ("
              + row.grouping().label()
              + ", "
              + row.over()
              + ")");
    }
    return Element.of("small", String.join("; ", lines)).with("class", "seeds");
  }

  private List<Node> counts() {
    Table table =
        Table.captioned("Published counts, and the same of what was used here.")
            .groupedBy("Part of the publication")
            .text("What is counted")
            .number("Published")
            .number("Here")
            .text("")
            .text("What differs");
    String place = "";
    for (ReproducedNumber each : found.counts()) {
      PublishedNumber published = each.published();
      String heading = published.place() + ", " + published.species() + ": " + published.source();
      if (!heading.equals(place)) {
        place = heading;
        table.group(heading);
      }
      table.row(
          published.subject().contains(published.metric())
              ? published.subject()
              : published.subject() + " " + published.metric(),
          Numbers.count(Math.round(published.value())),
          each.counted().isPresent() ? Numbers.count(each.counted().getAsLong()) : "–",
          each.standing().label(),
          String.join(" ", each.differs()));
    }
    return List.of(table.render(numbering));
  }

  private List<Node> recordings() {
    List<ReproducedNumber> left =
        found.numbers().stream().filter(each -> each.remedy().isPresent()).toList();
    if (left.isEmpty()) {
      return List.of(
          Element.of(
              "p",
              "Raw recordings were there: the numbers marked as such were computed from the"
                  + " waveform families of these cells."));
    }
    Element list = Element.of("ul");
    left.forEach(
        each ->
            list.add(
                Element.of(
                    "li",
                    Titles.model(each.published().subject())
                        + ", "
                        + each.published().species()
                        + " cells, "
                        + each.published().metric())));
    return List.of(
        Element.of(
            "p",
            "The publication computes these from 12 waveform families of raw recordings. Tables hold"
                + " no waveforms, so what stands beside them here is the same model on the table's"
                + " scalars, where there is one. With the recordings in a folder the same command"
                + " extracts the families and computes them as published:"),
        Element.of(
            "pre", Element.of("code", WhatDiffers.DOWNLOAD + "\n" + WhatDiffers.WITH_RECORDINGS)),
        Element.of("details", Element.of("summary", left.size() + " numbers"), list));
  }

  private List<Node> shape() {
    if (found.shape().isEmpty()) {
      return List.of(Element.of("p", "Not computed yet: the same command goes on."));
    }
    Element text =
        Element.of("pre", String.join("\n", found.shape())).with("class", "shape-findings");
    return List.of(
        Element.of(
            "p",
            "Nothing of this is in the publication. Loops and components of the spaces of cells, how"
                + " mixed the species are in them, and what alignment by transfer changes, each with"
                + " its interval or chance level. The diagrams and graphs are in the study's folder"
                + " topology and in its report."),
        Element.of("details", Element.of("summary", "All findings"), text));
  }
}
