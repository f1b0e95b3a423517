package org.patchbridge.report;

import java.util.List;
import org.patchbridge.report.MetricValue.Better;

/** Pairs of models on the same folds and seeds. */
public record ComparisonSection(String title, List<PairedComparison> comparisons)
    implements Section {

  public ComparisonSection {
    comparisons = List.copyOf(comparisons);
  }

  /**
   * @param cohort where both were evaluated
   * @param difference {@code first − second}
   * @param foldsWon folds in which {@code first} was better
   * @param foldsTied folds in which both were equal
   */
  public record PairedComparison(
      String cohort,
      String first,
      String second,
      String metric,
      Better better,
      Estimate difference,
      int foldsWon,
      int foldsTied,
      int folds) {}
}
