package org.patchbridge.report.layout;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.patchbridge.report.model.ReportModel;
import org.patchbridge.report.section.CohortSection;
import org.patchbridge.report.section.ConfusionSection;
import org.patchbridge.report.section.EmbeddingSection;
import org.patchbridge.report.section.ResultsSection;
import org.patchbridge.report.section.Section;
import org.patchbridge.report.section.SectionGroup;
import org.patchbridge.report.section.ShapeSection;
import org.patchbridge.report.title.Titles;
import org.patchbridge.report.value.ResultRow;

/** The sections of a study's report by what the layout does with them. */
final class StudyParts {
  private final Titles titles;
  private ResultsSection results = new ResultsSection("Results", List.of(), List.of());
  private final Map<String, ResultRow> rows = new LinkedHashMap<>();
  private final Map<String, CohortSection> cohorts = new LinkedHashMap<>();
  private final Map<String, SectionGroup> models = new LinkedHashMap<>();
  private final List<EmbeddingSection> embeddings = new ArrayList<>();
  private final List<Section> others = new ArrayList<>();

  StudyParts(ReportModel report, Titles titles) {
    this.titles = titles;
    for (Section section : report.sections()) {
      if (section instanceof ResultsSection found) {
        results = found;
        found.rows().forEach(row -> rows.put(row.id(), row));
      } else if (section instanceof CohortSection cohort) {
        cohorts.put(cohort.title(), cohort);
      } else if (section instanceof SectionGroup group && group.evaluation().isPresent()) {
        models.put(group.evaluation().orElseThrow(), group);
      } else {
        others.add(withoutEmbeddings(section));
      }
    }
  }

  /** Embeddings stand together with the cells, not with what else is said of their cohorts. */
  private Section withoutEmbeddings(Section section) {
    if (!(section instanceof SectionGroup group)) {
      return section;
    }
    List<Section> kept = new ArrayList<>();
    for (Section each : group.sections()) {
      if (each instanceof EmbeddingSection embedding) {
        embeddings.add(embedding.titled(titles.heading(embedding.title())));
      } else {
        kept.add(each);
      }
    }
    return new SectionGroup(group.title(), group.introduction(), kept, group.evaluation());
  }

  ResultsSection results() {
    return results;
  }

  Optional<ResultRow> row(String id) {
    return Optional.ofNullable(rows.get(id));
  }

  List<CohortSection> cohorts() {
    return List.copyOf(cohorts.values());
  }

  Optional<CohortSection> cohort(String name) {
    return Optional.ofNullable(cohorts.get(name));
  }

  /** Details of models by the ids of their evaluations, in reading order. */
  Map<String, SectionGroup> models() {
    return models;
  }

  Optional<ConfusionSection> confusion(String evaluation) {
    return Optional.ofNullable(models.get(evaluation)).stream()
        .flatMap(group -> group.sections().stream())
        .filter(ConfusionSection.class::isInstance)
        .map(ConfusionSection.class::cast)
        .findFirst();
  }

  List<EmbeddingSection> embeddings() {
    return embeddings;
  }

  /** That with cells of the cohort. */
  Optional<EmbeddingSection> embedding(String cohort) {
    return embeddings.stream()
        .filter(each -> each.cells().stream().anyMatch(cell -> cell.cohort().equals(cohort)))
        .findFirst();
  }

  /** Shapes of spaces, wherever they stand. */
  List<ShapeSection> shapes() {
    return flat(others)
        .filter(ShapeSection.class::isInstance)
        .map(ShapeSection.class::cast)
        .toList();
  }

  private static Stream<Section> flat(List<Section> sections) {
    return sections.stream()
        .flatMap(
            each -> each instanceof SectionGroup group ? flat(group.sections()) : Stream.of(each));
  }

  /** Everything that has no place of its own. */
  List<Section> others() {
    return others;
  }
}
