package org.patchbridge.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.patchbridge.report.html.Element;
import org.patchbridge.report.html.EmbeddedText;
import org.patchbridge.report.html.Node;
import org.patchbridge.report.layout.StudyLayout;
import org.patchbridge.report.model.ReportModel;
import org.patchbridge.report.page.Numbering;
import org.patchbridge.report.page.PageScript;
import org.patchbridge.report.section.CellSection;
import org.patchbridge.report.section.Section;
import org.patchbridge.report.section.SectionGroup;
import org.patchbridge.report.view.SectionViews;
import org.patchbridge.report.view.SettingsView;
import org.patchbridge.views.ViewScript;

/** Lays out a report as one HTML document that needs nothing outside itself. */
public final class Page {
  private static final String SETTINGS_ID = "settings";
  private static final String SETTINGS_TITLE = "Exact settings";

  private final ReportModel report;
  private final PageShell shell;
  private final Numbering numbering = new Numbering();

  private Page(ReportModel report) {
    this.report = report;
    this.shell = new PageShell(report.title(), report.generator());
  }

  public static String render(ReportModel report) {
    return new Page(report).document();
  }

  private String document() {
    return report.answers().cohorts().isEmpty() ? plain() : study();
  }

  private String study() {
    StudyLayout layout = new StudyLayout(report, numbering);
    Element main = layout.main().add(settings());
    Map<String, String> contents = new LinkedHashMap<>(layout.contents());
    contents.put(SETTINGS_ID, SETTINGS_TITLE);
    Element list = Element.of("ul");
    contents.forEach((id, title) -> list.add(link(title, id)));
    Element nav = Element.of("nav", list).with("aria-label", "Contents");
    List<EmbeddedText> scripts =
        List.of(
            EmbeddedText.classic(ViewScript.plotLibrary()), EmbeddedText.script(PageScript.text()));
    Element body =
        Element.of("body", header(), nav, main, footer())
            .add(EmbeddedText.json("page-data", layout.data()))
            .add(scripts)
            .with("class", "study");
    return shell.document(body, scripts, "");
  }

  private Node settings() {
    return Element.of(
            "section",
            Element.of("h2", SETTINGS_TITLE),
            SettingsView.render(report.settings(), numbering))
        .with("id", SETTINGS_ID);
  }

  /** Sections in their order, one under the other. */
  private String plain() {
    Element main = Element.of("main");
    for (int i = 0; i < report.sections().size(); i++) {
      main.add(section(report.sections().get(i), "s" + (i + 1), 2));
    }
    main.add(settings());
    Element body = Element.of("body", header(), contents(), main, footer());
    return shell.document(body, List.of(), "");
  }

  private Node header() {
    Element header = shell.header(report.generatedAt(), report.notices());
    if (report.answers().cohorts().isEmpty() && !report.headlines().isEmpty()) {
      header.add(PageShell.findings(report.headlines()));
    }
    return header;
  }

  private Node contents() {
    Element list = Element.of("ol");
    for (int i = 0; i < report.sections().size(); i++) {
      list.add(contentsEntry(report.sections().get(i), "s" + (i + 1)));
    }
    list.add(link(SETTINGS_TITLE, SETTINGS_ID));
    return Element.of("nav", Element.of("h2", "Contents"), list).with("aria-label", "Contents");
  }

  private Element contentsEntry(Section section, String id) {
    Element entry = link(section.title(), id);
    if (section instanceof SectionGroup group && !group.sections().isEmpty()) {
      Element inner = Element.of("ol");
      for (int i = 0; i < group.sections().size(); i++) {
        inner.add(contentsEntry(group.sections().get(i), id + "-" + (i + 1)));
      }
      entry.add(inner);
    }
    return entry;
  }

  private static Element link(String text, String id) {
    return Element.of("li", Element.of("a", text).with("href", "#" + id));
  }

  private Node section(Section section, String id, int level) {
    Element element =
        Element.of("section", Element.of("h" + Math.min(level, 6), section.title())).with("id", id);
    if (section instanceof CellSection) {
      element.with("data-cell", section.title());
    }
    if (section instanceof SectionGroup group) {
      if (!group.introduction().isEmpty()) {
        element.add(Element.of("p", group.introduction()));
      }
      for (int i = 0; i < group.sections().size(); i++) {
        element.add(section(group.sections().get(i), id + "-" + (i + 1), level + 1));
      }
      return element;
    }
    return element.add(SectionViews.render(section, numbering));
  }

  private Node footer() {
    return shell.footer(
        report.answers().cohorts().isEmpty()
            ? ""
            : " Sweeps are drawn with uPlot (MIT), which is part of this file.");
  }
}
