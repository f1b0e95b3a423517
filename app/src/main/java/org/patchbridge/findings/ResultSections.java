package org.patchbridge.findings;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.patchbridge.dataset.FamilyBlock;
import org.patchbridge.dataset.Species;
import org.patchbridge.gouwens.GouwensPreset;
import org.patchbridge.metric.Evaluation;
import org.patchbridge.metric.Metric;
import org.patchbridge.metric.MetricEstimate;
import org.patchbridge.metric.OverallMetric;
import org.patchbridge.report.section.ResultsSection;
import org.patchbridge.report.value.DataOrigin;
import org.patchbridge.report.value.Estimate;
import org.patchbridge.report.value.Grouping;
import org.patchbridge.report.value.MetricValue;
import org.patchbridge.report.value.MetricValue.Better;
import org.patchbridge.report.value.PublishedResults;
import org.patchbridge.report.value.PublishedResults.Measured;
import org.patchbridge.report.value.PublishedResults.Task;
import org.patchbridge.report.value.ResultRow;
import org.patchbridge.report.value.RunSpread;

/** The table of all results, baselines beside models, published numbers beside ours. */
public final class ResultSections {
  /** Forests, that most like the published one first. */
  private static final List<String> FORESTS =
      List.of(
          PublishedResults.SPARSE_PCA_FOREST,
          "per-family PCA + random forest",
          "standardised scalars + random forest",
          "random forest");

  /** Whose cells a number that stands beside a published one should come from. */
  private static final List<DataOrigin> PREFERENCE =
      List.of(DataOrigin.PUBLISHED, DataOrigin.OWN, DataOrigin.SIMULATED);

  private ResultSections() {}

  /** Every evaluation as a row, and what was published beside the rows that compare. */
  public static ResultsSection of(List<EvaluatedModel> all) {
    return new ResultsSection(
        "Results",
        all.stream().map(ResultSections::row).toList(),
        PublishedResults.of((task, model) -> comparable(all, task, model)));
  }

  static ResultRow row(EvaluatedModel evaluated) {
    return new ResultRow(
        evaluated.stored().id(),
        evaluated.cohort().name(),
        evaluated.source().origin(),
        features(evaluated),
        evaluated.stored().learner(),
        evaluated.isBaseline() ? ResultRow.Role.BASELINE : ResultRow.Role.MODEL,
        evaluated.partition(),
        grouping(evaluated),
        evaluated.folds(),
        evaluated.stored().runs(),
        evaluated.firstSeed(),
        evaluated.evaluation().cells(),
        evaluated.over(),
        evaluated.evaluation().classes().size(),
        overall(evaluated.evaluation()));
  }

  private static String features(EvaluatedModel evaluated) {
    int width = evaluated.cohort().families().stream().mapToInt(FamilyBlock::width).sum();
    int families = evaluated.cohort().families().size();
    return width + " features in " + families + (families == 1 ? " family" : " families");
  }

  /** The overall metrics that are defined, with interval and spread. */
  static List<MetricValue> overall(Evaluation evaluation) {
    List<MetricValue> values = new ArrayList<>();
    for (OverallMetric metric : OverallMetric.values()) {
      MetricEstimate estimate = evaluation.metric(metric);
      if (Double.isFinite(estimate.value())) {
        values.add(
            new MetricValue(metric.label(), better(metric), estimate(estimate), spread(estimate)));
      }
    }
    return values;
  }

  static Better better(Metric metric) {
    return metric.higherIsBetter() ? Better.HIGHER : Better.LOWER;
  }

  static Estimate estimate(MetricEstimate estimate) {
    return ComparisonSections.estimate(estimate.value(), estimate.interval());
  }

  private static Optional<RunSpread> spread(MetricEstimate estimate) {
    return Double.isFinite(estimate.overRuns().sd())
        ? Optional.of(new RunSpread(estimate.overRuns().mean(), estimate.overRuns().sd()))
        : Optional.empty();
  }

  /**
   * The measured results that stand nearest to a published one: the same species and classes,
   * published cells before others, and the model that is most like it; ungrouped, because the
   * paper's splits are, and donor-grouped.
   */
  private static Optional<Measured> comparable(List<EvaluatedModel> all, Task task, String model) {
    List<String> learners =
        model.equals(PublishedResults.SPARSE_PCA_FOREST) ? FORESTS : List.of(model);
    Species species = task == Task.MOUSE ? Species.MOUSE : Species.HUMAN;
    int classes = task == Task.MOUSE ? 5 : 4;
    List<EvaluatedModel> nearestFirst =
        all.stream()
            .filter(evaluated -> learners.contains(evaluated.stored().learner()))
            .filter(evaluated -> evaluated.cohort().cells().get(0).species() == species)
            .filter(evaluated -> evaluated.evaluation().classes().size() == classes)
            .sorted(
                Comparator.comparing(
                        (EvaluatedModel each) -> PREFERENCE.indexOf(each.source().origin()))
                    .thenComparing(each -> learners.indexOf(each.stored().learner()))
                    .thenComparing(EvaluatedModel::groupsDonors)
                    .thenComparing(each -> each.stored().scheme()))
            .toList();
    return nearestFirst.stream().findFirst().map(nearest -> measured(nearest, nearestFirst));
  }

  /** The nearest, and the same model on the same cells in splits of the other grouping. */
  private static Measured measured(EvaluatedModel nearest, List<EvaluatedModel> nearestFirst) {
    Map<Grouping, String> ids = new EnumMap<>(Grouping.class);
    for (EvaluatedModel each : nearestFirst) {
      if (each.stored().cohortId().equals(nearest.stored().cohortId())
          && each.stored().learner().equals(nearest.stored().learner())) {
        ids.putIfAbsent(grouping(each), each.stored().id());
      }
    }
    return new Measured(ids, difference(nearest));
  }

  private static Grouping grouping(EvaluatedModel evaluated) {
    return evaluated.groupsDonors() ? Grouping.DONOR : Grouping.NONE;
  }

  private static String difference(EvaluatedModel measured) {
    if (measured.source().origin() != DataOrigin.PUBLISHED) {
      return "Other cells than those of the publication: no measure of agreement with it.";
    }
    boolean vectors = GouwensPreset.read().listsFamilyOf(measured.cohort());
    return vectors
        ? "Published on splits that let a donor stand on both sides."
        : "Published from waveform vectors, on splits that let a donor stand on both sides;"
            + " measured here from the table's scalar features.";
  }
}
