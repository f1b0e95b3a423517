package org.patchbridge.findings;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.patchbridge.comparison.ComparisonFamily;
import org.patchbridge.comparison.MetricDifference;
import org.patchbridge.dataset.Cell;
import org.patchbridge.dataset.DonorAudit;
import org.patchbridge.dataset.Split;
import org.patchbridge.metric.Bootstrap;
import org.patchbridge.metric.Interval;
import org.patchbridge.metric.OverallMetric;
import org.patchbridge.report.section.ComparisonSection;
import org.patchbridge.report.section.SplitAuditSection;
import org.patchbridge.report.section.SplitAuditSection.SplitAudit;
import org.patchbridge.report.value.Estimate;
import org.patchbridge.report.value.Grouping;

/** Pairs of evaluations on the same folds, and whether donors leaked in any split. */
public final class ComparisonSections {
  private ComparisonSections() {}

  /**
   * Every model against the strongest label-only baseline of its cohort, and against every other
   * model that was tested on the same cells in the same folds.
   */
  static Optional<ComparisonSection> comparisons(List<EvaluatedModel> all, Bootstrap bootstrap) {
    List<ComparedModels> pairs = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      EvaluatedModel model = all.get(i);
      if (!model.isBaseline()) {
        strongestBaseline(model, all)
            .map(other -> new ComparedModels(model, other))
            .ifPresent(pairs::add);
        all.subList(i + 1, all.size()).stream()
            .filter(other -> !other.isBaseline())
            .forEach(other -> pairs.add(new ComparedModels(model, other)));
      }
    }
    pairs.removeIf(pair -> !pair.isComparable());
    if (pairs.isEmpty()) {
      return Optional.empty();
    }
    ComparisonFamily family =
        ComparisonFamily.of(
            pairs.stream().map(ComparedModels::predictions).toList(),
            OverallMetric.MACRO_F1,
            bootstrap);
    return Optional.of(
        new ComparisonSection(
            "Paired comparisons",
            family.criticalValue(),
            IntStream.range(0, pairs.size())
                .mapToObj(k -> row(pairs.get(k), family.comparisons().get(k)))
                .toList()));
  }

  private record ComparedModels(EvaluatedModel first, EvaluatedModel second) {
    ComparisonFamily.ComparedPredictions predictions() {
      return new ComparisonFamily.ComparedPredictions(first.predictions(), second.predictions());
    }

    boolean isComparable() {
      return first.stored().scheme().equals(second.stored().scheme())
          && first.predictions().size() == second.predictions().size()
          && predictions().isComparable();
    }
  }

  private static Optional<EvaluatedModel> strongestBaseline(
      EvaluatedModel model, List<EvaluatedModel> all) {
    return all.stream()
        .filter(EvaluatedModel::isBaseline)
        .filter(other -> other.cohort().name().equals(model.cohort().name()))
        .filter(other -> new ComparedModels(model, other).isComparable())
        .reduce((best, other) -> other.macroF1() > best.macroF1() ? other : best);
  }

  /**
   * First minus second by macro-F1, its interval by itself; empty where they were not tested on the
   * same cells in the same folds.
   */
  public static Optional<Estimate> difference(
      EvaluatedModel first, EvaluatedModel second, Bootstrap bootstrap) {
    ComparedModels pair = new ComparedModels(first, second);
    if (!pair.isComparable()) {
      return Optional.empty();
    }
    MetricDifference difference =
        ComparisonFamily.of(List.of(pair.predictions()), OverallMetric.MACRO_F1, bootstrap)
            .comparisons()
            .get(0)
            .difference();
    return Optional.of(estimate(difference.value(), difference.interval()));
  }

  private static ComparisonSection.PairedComparison row(
      ComparedModels pair, ComparisonFamily.Joint joint) {
    EvaluatedModel first = pair.first();
    EvaluatedModel second = pair.second();
    MetricDifference f1 = joint.difference();
    boolean sameCohort = first.cohort().name().equals(second.cohort().name());
    return new ComparisonSection.PairedComparison(
        (sameCohort ? first.cohort().name() : first.evaluation().cells() + " shared cells")
            + ", "
            + first.stored().scheme(),
        name(first, sameCohort),
        name(second, sameCohort),
        OverallMetric.MACRO_F1.label(),
        ResultSections.better(OverallMetric.MACRO_F1),
        f1.interval().over(),
        estimate(f1.value(), f1.interval()),
        estimate(f1.value(), joint.together()),
        f1.foldsWon(),
        f1.foldsTied(),
        first.predictions().folds().size());
  }

  /** Without an interval where its ends are not defined. */
  public static Estimate estimate(double value, Interval interval) {
    return Double.isFinite(interval.lower()) && Double.isFinite(interval.upper())
        ? Estimate.of(value, interval.lower(), interval.upper())
        : Estimate.of(value);
  }

  private static String name(EvaluatedModel evaluated, boolean sameCohort) {
    return sameCohort
        ? evaluated.stored().learner()
        : evaluated.cohort().name() + ": " + evaluated.stored().learner();
  }

  static SplitAuditSection audits(List<EvaluatedModel> all) {
    List<SplitAudit> audits = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (EvaluatedModel evaluated : all) {
      if (seen.add(evaluated.cohort().name() + "|" + evaluated.stored().scheme())) {
        audits.add(audit(evaluated));
      }
    }
    return new SplitAuditSection("Donors across splits", audits);
  }

  private static SplitAudit audit(EvaluatedModel evaluated) {
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
  private static int donorsOnBothSides(EvaluatedModel evaluated) {
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
