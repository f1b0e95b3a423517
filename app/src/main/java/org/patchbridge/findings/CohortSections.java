package org.patchbridge.findings;

import java.util.List;
import java.util.Map;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.CohortSummary;
import org.patchbridge.report.section.CohortSection;
import org.patchbridge.report.section.CohortSection.ClassCount;
import org.patchbridge.report.section.CohortSection.ConditionCount;
import org.patchbridge.report.section.CohortSection.ExclusionCount;
import org.patchbridge.report.section.CohortSection.FamilyMissingness;
import org.patchbridge.report.section.CohortSection.ReasonCount;
import org.patchbridge.study.store.CohortSource;

/** Says of a cohort which cells there are, which were left out, and what is missing. */
final class CohortSections {
  private CohortSections() {}

  static CohortSection of(Cohort cohort, CohortSource source) {
    CohortSummary summary = CohortSummary.of(cohort);
    return new CohortSection(
        summary.cohort(),
        source.origin(),
        source.origins(cohort.size()),
        summary.cells(),
        summary.donors(),
        summary.cellsWithoutDonor(),
        summary.classes().stream().map(CohortSections::classCount).toList(),
        summary.families().stream().map(CohortSections::missingness).toList(),
        summary.exclusions().stream()
            .map(e -> new ExclusionCount(e.reason(), e.subclass(), e.cells()))
            .toList());
  }

  private static ClassCount classCount(CohortSummary.OfClass counted) {
    List<ConditionCount> conditions =
        counted.conditions().entrySet().stream()
            .map(e -> new ConditionCount(e.getKey(), e.getValue().cells(), e.getValue().donors()))
            .toList();
    return new ClassCount(
        counted.subclass().orElse("no label"), counted.cells(), counted.donors(), conditions);
  }

  private static FamilyMissingness missingness(CohortSummary.OfFamily family) {
    List<ReasonCount> reasons =
        family.reasons().entrySet().stream()
            .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
            .map(entry -> new ReasonCount(entry.getKey(), entry.getValue()))
            .toList();
    return new FamilyMissingness(
        family.family(), family.columns().size(), family.absent(), reasons);
  }
}
