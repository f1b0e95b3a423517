package org.patchbridge.report.layout;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.patchbridge.report.answer.CohortAnswer;
import org.patchbridge.report.html.Element;
import org.patchbridge.report.html.Node;
import org.patchbridge.report.model.ReportModel;
import org.patchbridge.report.page.Numbering;
import org.patchbridge.report.section.CellSection;
import org.patchbridge.report.section.CohortSection;
import org.patchbridge.report.section.EmbeddingSection;
import org.patchbridge.report.section.Section;
import org.patchbridge.report.section.SectionGroup;
import org.patchbridge.report.section.ShapeSection;
import org.patchbridge.report.title.Titles;
import org.patchbridge.report.view.SectionViews;

/** The report of a study: answers in pictures, then cells, then models, then folds. */
public final class StudyLayout {
  /** Of more parts of a group, each is a fold. */
  private static final int PRINTED_PARTS = 2;

  private final ReportModel report;
  private final StudyParts parts;
  private final Titles titles;
  private final Numbering numbering;

  /** Of the parts of the page, by their ids. */
  private final Map<String, String> contents = new LinkedHashMap<>();

  public StudyLayout(ReportModel report, Numbering numbering) {
    this.report = report;
    this.titles = Titles.of(report);
    this.parts = new StudyParts(report, titles);
    this.numbering = numbering;
  }

  /** Headings by ids, after {@link #main}. */
  public Map<String, String> contents() {
    return contents;
  }

  /** What the scripts of the page know of cells. */
  public String data() {
    return new PageData(report.answers(), parts, titles).json();
  }

  /** Everything between the header and the footer but the settings. */
  public Element main() {
    Element main = Element.of("main");
    contents.put("answers", "Answers");
    main.add(new AnswerCards(parts, titles).render(report.answers().cohorts(), numbering));
    if (!parts.embeddings().isEmpty()) {
      contents.put("cells", "Cells");
      main.add(cells());
    }
    if (!parts.models().isEmpty()) {
      contents.put("models", "Models");
      main.add(new ModelExplorer(parts, titles, best()).render(numbering));
    }
    main.add(fold("results", 2, parts.results()));
    main.add(cohorts());
    List<Section> inFull = new ArrayList<>();
    int number = 0;
    for (Section section : parts.others()) {
      if (section instanceof CellSection) {
        inFull.add(section);
      } else if (!isEmpty(section)) {
        number++;
        main.add(fold("part-" + number, 2, section));
      }
    }
    if (!inFull.isEmpty()) {
      main.add(fold("in-full", 2, new SectionGroup("Cells in full", "", inFull)));
    }
    return main;
  }

  private Set<String> best() {
    Set<String> ids = new LinkedHashSet<>();
    report.answers().cohorts().stream()
        .map(CohortAnswer::best)
        .forEach(best -> best.ifPresent(ids::add));
    return ids;
  }

  private static boolean isEmpty(Section section) {
    return section instanceof SectionGroup group && group.sections().isEmpty();
  }

  private Node cells() {
    Element section = Element.of("section", Element.of("h2", "Cells")).with("id", "cells");
    Element map = Element.of("div").with("class", "map");
    for (EmbeddingSection embedding : parts.embeddings()) {
      map.add(SectionViews.render(embedding, numbering));
    }
    Element panel =
        Element.of("aside")
            .with("class", "selected")
            .with("aria-label", "Selected cells")
            .with("data-host", "selected");
    return section.add(Element.of("div", map, panel).with("class", "beside"));
  }

  private Node cohorts() {
    List<Section> sections = new ArrayList<>();
    for (CohortSection each : parts.cohorts()) {
      sections.add(each);
    }
    return fold("cohorts", 2, new SectionGroup("Cohorts", "", sections));
  }

  private Element fold(String id, int level, Section section) {
    int figures = numbering.figures();
    int tables = numbering.tables();
    List<Node> content = new ArrayList<>();
    if (section instanceof SectionGroup group) {
      if (!group.introduction().isEmpty()) {
        content.add(Element.of("p", group.introduction()));
      }
      for (int i = 0; i < group.sections().size(); i++) {
        Element part = inner(id + "-" + (i + 1), level + 1, group.sections().get(i), group);
        content.add(isMore(group, i) ? part.with("class", "fold more") : part);
      }
      if (isMore(group, group.sections().size() - 1)) {
        content.add(more(group.sections().size() - PRINTED_PARTS));
      }
    } else {
      content.addAll(SectionViews.render(titles.told(section), numbering));
    }
    String title = titles.heading(section.title());
    contents.put(id, title);
    String hint = held(numbering.figures() - figures, numbering.tables() - tables);
    Element fold = Fold.of(level, title, hint, content);
    if (isOpen(section)) {
      fold.with("open", "open");
    }
    return Element.of("section", fold).with("id", id);
  }

  /** What pictures say at a glance stands open. */
  private static boolean isOpen(Section section) {
    return section instanceof ShapeSection
        || section instanceof SectionGroup group
            && group.sections().stream().anyMatch(ShapeSection.class::isInstance);
  }

  /** Print has the first of many parts that are alike. */
  private static boolean isMore(SectionGroup group, int part) {
    return group.sections().size() > PRINTED_PARTS && part >= PRINTED_PARTS;
  }

  private static Node more(int parts) {
    return Element.of(
            "p",
            parts
                + (parts == 1 ? " more part is" : " more parts are")
                + " on the page itself and in report.json.")
        .with("class", "print-only");
  }

  /** Several long parts of a group are folds of their own. */
  private Element inner(String id, int level, Section section, SectionGroup group) {
    String title = titles.heading(section.title());
    List<Node> content =
        section instanceof SectionGroup deeper
            ? deeper.sections().stream()
                .<Node>map(
                    each -> inner(id + "-" + each.title().hashCode(), level + 1, each, deeper))
                .toList()
            : SectionViews.render(titles.told(section), numbering);
    Element element =
        group.sections().size() > PRINTED_PARTS
            ? Fold.of(level, title, "", content)
            : Element.of("section", Element.of("h" + Math.min(level, 6), title)).add(content);
    element.with("id", id);
    if (section instanceof CohortSection) {
      element.with("data-cohort-name", section.title());
    }
    return section instanceof CellSection ? element.with("data-cell", section.title()) : element;
  }

  private static String held(int figures, int tables) {
    List<String> words = new ArrayList<>();
    if (figures > 0) {
      words.add(figures + (figures == 1 ? " figure" : " figures"));
    }
    if (tables > 0) {
      words.add(tables + (tables == 1 ? " table" : " tables"));
    }
    return String.join(", ", words);
  }
}
