package org.patchbridge.report.title;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.patchbridge.report.model.ReportModel;
import org.patchbridge.report.section.CohortSection;
import org.patchbridge.report.section.ComparisonSection;
import org.patchbridge.report.section.ResultsSection;
import org.patchbridge.report.section.Section;
import org.patchbridge.report.section.SectionGroup;
import org.patchbridge.report.section.SplitAuditSection;
import org.patchbridge.report.value.DataOrigin;
import org.patchbridge.report.value.Grouping;
import org.patchbridge.report.value.ResultRow;
import org.patchbridge.title.CohortTitle;
import org.patchbridge.title.ModelTitle;
import org.patchbridge.title.SplitTitle;

/**
 * Titles of the cohorts, models and splits of one report, also inside the headings of its sections.
 * What they are called, {@link CohortTitle}, {@link ModelTitle} and {@link SplitTitle} know.
 */
public final class Titles {
  private final Map<String, String> cohorts;

  /** What may stand in headings of sections, and what stands for it; longest first. */
  private final Map<String, String> phrases = new LinkedHashMap<>();

  private Titles(Map<String, String> cohorts, List<ResultRow> rows) {
    this.cohorts = cohorts;
    Map<String, String> found = new LinkedHashMap<>(cohorts);
    for (ResultRow row : rows) {
      found.put(row.grouping().label() + " " + row.split(), folds(row));
      found.put(row.split() + ", " + row.grouping().label(), folds(row));
      if (!row.model().equals(row.grouping().label())) {
        found.put(": " + row.model(), ": " + model(row.model()));
      }
    }
    found.entrySet().stream()
        .sorted((a, b) -> b.getKey().length() - a.getKey().length())
        .filter(each -> each.getKey().length() > 3)
        .forEach(each -> phrases.put(each.getKey(), each.getValue()));
  }

  /** Of the cohorts and results of a report. */
  public static Titles of(ReportModel report) {
    return of(report.sections());
  }

  /** Of the cohorts and results among sections that become a report. */
  public static Titles of(List<Section> sections) {
    Map<String, String> cohorts =
        flat(sections)
            .filter(CohortSection.class::isInstance)
            .map(CohortSection.class::cast)
            .collect(
                Collectors.toMap(
                    CohortSection::title,
                    each -> cohort(each.title(), each.origin()),
                    (first, second) -> first,
                    LinkedHashMap::new));
    List<ResultRow> rows =
        flat(sections)
            .filter(ResultsSection.class::isInstance)
            .flatMap(each -> ((ResultsSection) each).rows().stream())
            .toList();
    rows.forEach(row -> cohorts.putIfAbsent(row.cohort(), cohort(row.cohort(), row.origin())));
    return new Titles(cohorts, rows);
  }

  private static Stream<Section> flat(List<Section> sections) {
    return sections.stream()
        .flatMap(
            each -> each instanceof SectionGroup group ? flat(group.sections()) : Stream.of(each));
  }

  /**
   * A cohort's title.
   *
   * @param name as the study knows it
   */
  public static String cohort(String name, DataOrigin origin) {
    return CohortTitle.of(name, origin == DataOrigin.SIMULATED);
  }

  /** A cohort of this report. */
  public String cohort(String name) {
    return cohorts.getOrDefault(name, name);
  }

  /** A model or a label-only baseline. */
  public static String model(String name) {
    return ModelTitle.of(name);
  }

  /** A model where there is little room. */
  public static String brief(String name) {
    return ModelTitle.brief(name);
  }

  /** How cells were divided, and how often. */
  public static String split(ResultRow row) {
    return folds(row) + (row.runs() > 1 ? ", " + row.runs() + " runs" : "");
  }

  private static String folds(ResultRow row) {
    return SplitTitle.of(row.split(), row.grouping() == Grouping.DONOR);
  }

  /** A section with its cohorts, models and splits in these names, where it tells of them. */
  public Section told(Section section) {
    if (section instanceof ComparisonSection compared) {
      return compared.withNames(this::heading, this::compared);
    }
    if (section instanceof SplitAuditSection audited) {
      return audited.withNames(this::cohort, SplitTitle::of);
    }
    return section;
  }

  /** A model, or cohort and model. */
  private String compared(String name) {
    return name.contains(": ") ? heading(name) : model(name);
  }

  /** A heading that a section was given, with its cohorts, models and splits in these names. */
  public String heading(String text) {
    String found = text;
    for (Map.Entry<String, String> each : phrases.entrySet()) {
      found = found.replace(each.getKey(), each.getValue());
    }
    return found;
  }
}
