package org.patchbridge.report.value;

import java.util.List;
import java.util.Optional;

/**
 * One evaluated model, or one label-only baseline.
 *
 * @param id unique in the report; other sections refer to it
 * @param cohort title of its section
 * @param features which columns it saw, for example {@code 58 scalars}
 * @param split the scheme in words, for example {@code stratified 5-fold}
 * @param folds test parts of one run
 * @param firstSeed of the first run; the others follow it one by one
 * @param cells distinct test cells
 * @param over what intervals are drawn from, for example {@code 77 donors}
 * @param metrics in the order of the columns
 */
public record ResultRow(
    String id,
    String cohort,
    DataOrigin origin,
    String features,
    String model,
    Role role,
    String split,
    Grouping grouping,
    int folds,
    int runs,
    long firstSeed,
    int cells,
    String over,
    int classes,
    List<MetricValue> metrics) {

  public ResultRow {
    metrics = List.copyOf(metrics);
  }

  /** The seeds of its runs in words. */
  public String seeds() {
    return runs == 1 ? "seed " + firstSeed : "seeds " + firstSeed + " to " + (firstSeed + runs - 1);
  }

  /** Empty where it was not measured. */
  public Optional<Estimate> macroF1() {
    return metrics.stream()
        .filter(metric -> metric.name().equals(MetricValue.MACRO_F1))
        .findFirst()
        .map(MetricValue::estimate);
  }

  /** What a row is there for. */
  public enum Role {
    MODEL,
    /** Knows labels only, never a feature: what a model must beat. */
    BASELINE
  }
}
