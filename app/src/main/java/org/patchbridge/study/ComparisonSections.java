package org.patchbridge.study;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.patchbridge.dataset.Cell;
import org.patchbridge.dataset.DonorAudit;
import org.patchbridge.dataset.Split;
import org.patchbridge.evaluation.Bootstrap;
import org.patchbridge.evaluation.MetricDifference;
import org.patchbridge.evaluation.OverallMetric;
import org.patchbridge.evaluation.PairedComparison;
import org.patchbridge.evaluation.PairingException;
import org.patchbridge.report.ComparisonSection;
import org.patchbridge.report.Grouping;
import org.patchbridge.report.SplitAuditSection;
import org.patchbridge.report.SplitAuditSection.SplitAudit;

/** Pairs of evaluations on the same folds, and whether donors leaked in any split. */
final class ComparisonSections {
  private ComparisonSections() {}

  /**
   * Every model against the strongest label-only baseline of its cohort, and against every other
   * model that was tested on the same cells in the same folds.
   */
  static Optional<ComparisonSection> comparisons(List<Evaluated> all, Bootstrap bootstrap) {
    List<ComparisonSection.PairedComparison> rows = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      Evaluated model = all.get(i);
      if (!model.isBaseline()) {
        strongestBaseline(model, all)
            .flatMap(baseline -> compare(model, baseline, bootstrap))
            .ifPresent(rows::add);
        for (Evaluated other : all.subList(i + 1, all.size())) {
          if (!other.isBaseline()) {
            compare(model, other, bootstrap).ifPresent(rows::add);
          }
        }
      }
    }
    return rows.isEmpty()
        ? Optional.empty()
        : Optional.of(new ComparisonSection("Paired comparisons", rows));
  }

  private static Optional<Evaluated> strongestBaseline(Evaluated model, List<Evaluated> all) {
    return all.stream()
        .filter(Evaluated::isBaseline)
        .filter(other -> other.cohort().name().equals(model.cohort().name()))
        .filter(other -> other.stored().scheme().equals(model.stored().scheme()))
        .reduce((best, other) -> macroF1(other) > macroF1(best) ? other : best);
  }

  private static double macroF1(Evaluated evaluated) {
    return evaluated.evaluation().metric(OverallMetric.MACRO_F1).value();
  }

  /** Empty where the two were not tested on the same cells in the same folds. */
  private static Optional<ComparisonSection.PairedComparison> compare(
      Evaluated first, Evaluated second, Bootstrap bootstrap) {
    return difference(first, second, OverallMetric.MACRO_F1, bootstrap)
        .map(f1 -> row(first, second, f1));
  }

  /** First minus second; empty where they were not tested on the same cells in the same folds. */
  static Optional<MetricDifference> difference(
      Evaluated first, Evaluated second, OverallMetric metric, Bootstrap bootstrap) {
    if (!first.stored().scheme().equals(second.stored().scheme())
        || first.predictions().size() != second.predictions().size()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          PairedComparison.of(first.predictions(), second.predictions(), bootstrap)
              .difference(metric));
    } catch (PairingException e) {
      return Optional.empty();
    }
  }

  private static ComparisonSection.PairedComparison row(
      Evaluated first, Evaluated second, MetricDifference f1) {
    boolean sameCohort = first.cohort().name().equals(second.cohort().name());
    return new ComparisonSection.PairedComparison(
        (sameCohort ? first.cohort().name() : first.evaluation().cells() + " shared cells")
            + ", "
            + first.stored().scheme(),
        name(first, sameCohort),
        name(second, sameCohort),
        OverallMetric.MACRO_F1.label(),
        ResultSections.better(OverallMetric.MACRO_F1),
        ResultSections.estimate(f1.value(), f1.interval()),
        f1.foldsWon(),
        f1.foldsTied(),
        first.predictions().folds().size());
  }

  private static String name(Evaluated evaluated, boolean sameCohort) {
    return sameCohort
        ? evaluated.stored().learner()
        : evaluated.cohort().name() + ": " + evaluated.stored().learner();
  }

  static SplitAuditSection audits(List<Evaluated> all) {
    List<SplitAudit> audits = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Evaluated evaluated : all) {
      if (seen.add(evaluated.cohort().name() + "|" + evaluated.stored().scheme())) {
        audits.add(audit(evaluated));
      }
    }
    return new SplitAuditSection("Donors across splits", audits);
  }

  private static SplitAudit audit(Evaluated evaluated) {
    DonorAudit audit = evaluated.audit();
    return new SplitAudit(
        evaluated.cohort().name(),
        evaluated.partition(),
        evaluated.groupsDonors() ? Grouping.DONOR : Grouping.NONE,
        evaluated.splits().size(),
        (int)
            evaluated.cohort().cells().stream()
                .flatMap(cell -> cell.donor().stream())
                .distinct()
                .count(),
        donorsOnBothSides(evaluated),
        audit.testCells(),
        audit.testCellsWithDonorInTraining());
  }

  /** Distinct donors; the audit counts a donor once a split. */
  private static int donorsOnBothSides(Evaluated evaluated) {
    List<Cell> cells = evaluated.cohort().cells();
    Set<String> both = new HashSet<>();
    for (Split split : evaluated.splits()) {
      Set<String> learnt = new HashSet<>();
      for (int[] part : List.of(split.train(), split.validation())) {
        for (int row : part) {
          cells.get(row).donor().ifPresent(learnt::add);
        }
      }
      for (int row : split.test()) {
        cells.get(row).donor().filter(learnt::contains).ifPresent(both::add);
      }
    }
    return both.size();
  }
}
