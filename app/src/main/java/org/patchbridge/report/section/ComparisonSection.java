package org.patchbridge.report.section;

import java.util.List;
import java.util.function.UnaryOperator;
import org.patchbridge.report.value.Estimate;
import org.patchbridge.report.value.MetricValue.Better;

/**
 * Pairs of models on the same folds and seeds.
 *
 * @param criticalValue standard errors on either side of a difference, for all together
 */
public record ComparisonSection(
    String title, double criticalValue, List<PairedComparison> comparisons) implements Section {

  public ComparisonSection {
    comparisons = List.copyOf(comparisons);
  }

  /** The same with other names of places and models. */
  public ComparisonSection withNames(
      UnaryOperator<String> ofCohort, UnaryOperator<String> ofModel) {
    return new ComparisonSection(
        title,
        criticalValue,
        comparisons.stream()
            .map(
                each ->
                    new PairedComparison(
                        ofCohort.apply(each.cohort),
                        ofModel.apply(each.first),
                        ofModel.apply(each.second),
                        each.metric,
                        each.better,
                        each.over,
                        each.difference,
                        each.together,
                        each.foldsWon,
                        each.foldsTied,
                        each.folds))
            .toList());
  }

  /**
   * @param cohort where both were evaluated
   * @param over what intervals are drawn from, for example {@code 77 donors}
   * @param difference {@code first − second}, its interval as if there were no other comparison
   * @param together the same with the interval that holds together with those of all others
   * @param foldsWon folds in which {@code first} was better
   * @param foldsTied folds in which both were equal
   */
  public record PairedComparison(
      String cohort,
      String first,
      String second,
      String metric,
      Better better,
      String over,
      Estimate difference,
      Estimate together,
      int foldsWon,
      int foldsTied,
      int folds) {}
}
