package org.patchbridge.web.study;

import java.util.List;
import java.util.stream.Stream;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.CohortSummary;
import org.patchbridge.report.model.ReportModel;
import org.patchbridge.report.section.CohortSection;
import org.patchbridge.report.section.ResultsSection;
import org.patchbridge.report.section.Section;
import org.patchbridge.report.section.SectionGroup;
import org.patchbridge.report.title.Titles;
import org.patchbridge.report.value.Estimate;
import org.patchbridge.report.value.Notice;
import org.patchbridge.report.value.ResultRow;
import org.patchbridge.study.store.CohortSource;
import org.patchbridge.study.store.EvaluationTable.BegunEvaluation;

/** What the page shows of a study. */
final class StudyOverview {
  private StudyOverview() {}

  /**
   * @param subclass or {@code no label}
   */
  record ClassTold(String subclass, int cells) {}

  /**
   * @param name for people
   * @param donors distinct ones
   * @param cellsWithoutDonor whose donor is not known
   */
  record CohortTold(
      String id,
      String name,
      String origin,
      int cells,
      int donors,
      int cellsWithoutDonor,
      List<ClassTold> classes) {}

  /**
   * @param macroF1 null where it was not measured, as its interval where none was computed
   */
  record ResultTold(
      String cohort,
      String model,
      boolean isBaseline,
      String split,
      int cells,
      String over,
      Double macroF1,
      Double low,
      Double high) {}

  /**
   * A model on a split of a cohort, whether finished or not.
   *
   * @param done folds that are finished, of all runs
   */
  record EvaluationTold(String cohort, String model, String split, int done, int folds) {}

  /** What a report says. */
  record ReportTold(
      String generatedAt,
      List<String> notices,
      List<String> headlines,
      List<CohortTold> cohorts,
      List<ResultTold> results) {}

  static CohortTold of(Cohort cohort, CohortSource source) {
    CohortSummary summary = CohortSummary.of(cohort);
    return new CohortTold(
        cohort.name(),
        Titles.cohort(cohort.name(), source.origin()),
        source.origin().label(),
        summary.cells(),
        summary.donors(),
        summary.cellsWithoutDonor(),
        summary.classes().stream()
            .map(each -> new ClassTold(each.subclass().orElse("no label"), each.cells()))
            .toList());
  }

  static EvaluationTold of(BegunEvaluation begun, String cohort) {
    return new EvaluationTold(
        cohort,
        Titles.model(begun.evaluation().learner()),
        begun.evaluation().scheme(),
        begun.done(),
        begun.folds());
  }

  static ReportTold of(ReportModel report) {
    Titles titles = Titles.of(report);
    return new ReportTold(
        report.generatedAt().toString(),
        report.notices().stream().map(Notice::text).toList(),
        report.headlines(),
        flat(report.sections())
            .filter(CohortSection.class::isInstance)
            .map(each -> of((CohortSection) each, titles))
            .toList(),
        flat(report.sections())
            .filter(ResultsSection.class::isInstance)
            .flatMap(each -> ((ResultsSection) each).rows().stream())
            .map(row -> of(row, titles))
            .toList());
  }

  private static Stream<Section> flat(List<Section> sections) {
    return sections.stream()
        .flatMap(
            each -> each instanceof SectionGroup group ? flat(group.sections()) : Stream.of(each));
  }

  private static CohortTold of(CohortSection cohort, Titles titles) {
    return new CohortTold(
        cohort.title(),
        titles.cohort(cohort.title()),
        cohort.origin().label(),
        cohort.cells(),
        cohort.donors(),
        cohort.cellsWithoutDonor(),
        cohort.classes().stream()
            .map(each -> new ClassTold(each.subclass(), each.cells()))
            .toList());
  }

  private static ResultTold of(ResultRow row, Titles titles) {
    Estimate f1 = row.macroF1().orElse(null);
    return new ResultTold(
        titles.cohort(row.cohort()) + ", " + row.features(),
        Titles.model(row.model()),
        row.role() == ResultRow.Role.BASELINE,
        Titles.split(row),
        row.cells(),
        row.over(),
        f1 == null ? null : f1.value(),
        f1 == null || f1.interval().isEmpty() ? null : f1.low(),
        f1 == null || f1.interval().isEmpty() ? null : f1.high());
  }
}
