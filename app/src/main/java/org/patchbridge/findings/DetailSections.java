package org.patchbridge.findings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.patchbridge.dataset.Column;
import org.patchbridge.dataset.FamilyBlock;
import org.patchbridge.metric.Bootstrap;
import org.patchbridge.metric.ClassMetric.Kind;
import org.patchbridge.metric.ConfusionMatrix;
import org.patchbridge.metric.Evaluation;
import org.patchbridge.metric.Interval;
import org.patchbridge.metric.OverallMetric;
import org.patchbridge.metric.ReliabilityDiagram;
import org.patchbridge.metric.ReliabilityIntervals;
import org.patchbridge.report.section.CalibrationSection;
import org.patchbridge.report.section.CalibrationSection.ReliabilityBin;
import org.patchbridge.report.section.ClassMetricsSection;
import org.patchbridge.report.section.ClassMetricsSection.ClassMetrics;
import org.patchbridge.report.section.ConfusionSection;
import org.patchbridge.report.section.ImportanceSection;
import org.patchbridge.report.section.ImportanceSection.ColumnImportance;
import org.patchbridge.report.section.ImportanceSection.FamilyImportance;
import org.patchbridge.report.section.Section;
import org.patchbridge.report.section.SectionGroup;
import org.patchbridge.report.section.StrataSection;
import org.patchbridge.report.section.StrataSection.Stratum;
import org.patchbridge.report.value.Estimate;
import org.patchbridge.study.store.EvaluationTable.Importance;
import org.patchbridge.study.store.FoldDetails;

/** All details of one evaluated model. */
final class DetailSections {
  private DetailSections() {}

  static SectionGroup of(EvaluatedModel model) {
    List<Section> sections = new ArrayList<>();
    sections.add(classMetrics(model.evaluation()));
    sections.add(confusion(model.evaluation()));
    sections.add(calibration(model));
    if (!model.importances().isEmpty()) {
      sections.add(importance(model));
    }
    if (!model.evaluation().strata().isEmpty()) {
      sections.add(strata(model));
    }
    String outOfBag =
        model.outOfBag().isPresent()
            ? String.format(
                java.util.Locale.ROOT,
                " Out-of-bag accuracy inside the training parts: %.3f.",
                model.outOfBag().getAsDouble())
            : "";
    return new SectionGroup(
        model.cohort().name() + ": " + model.stored().learner() + ", " + model.stored().scheme(),
        "Metrics and permutation importance are of test cells the model was not fitted on;"
            + " impurity importance is of training cells. Importance is a mean over folds, without"
            + " an interval. Intervals of metrics: 95\u00a0%, bootstrap"
            + " over "
            + model.over()
            + "; in parts of the cells over what each part has of them."
            + outOfBag,
        sections,
        Optional.of(model.stored().id()));
  }

  private static ClassMetricsSection classMetrics(Evaluation evaluation) {
    List<ClassMetrics> rows = new ArrayList<>();
    for (int c = 0; c < evaluation.classes().size(); c++) {
      int support = (int) evaluation.confusion().support(c) / evaluation.runs();
      rows.add(
          new ClassMetrics(
              evaluation.classes().get(c),
              metric(evaluation, Kind.PRECISION, c),
              metric(evaluation, Kind.RECALL, c),
              metric(evaluation, Kind.F1, c),
              support));
    }
    return new ClassMetricsSection("Per class", rows);
  }

  private static Optional<Estimate> metric(Evaluation evaluation, Kind kind, int c) {
    var estimate = evaluation.metric(kind, c);
    return Double.isFinite(estimate.value())
        ? Optional.of(ResultSections.estimate(estimate))
        : Optional.empty();
  }

  private static ConfusionSection confusion(Evaluation evaluation) {
    ConfusionMatrix matrix = evaluation.confusion();
    int classes = evaluation.classes().size();
    List<List<Long>> counts =
        IntStream.range(0, classes)
            .mapToObj(
                truth ->
                    IntStream.range(0, classes)
                        .mapToObj(predicted -> Long.valueOf(matrix.count(truth, predicted)))
                        .toList())
            .toList();
    return new ConfusionSection(
        "Confusion matrix", evaluation.classes(), evaluation.runs(), counts);
  }

  private static CalibrationSection calibration(EvaluatedModel model) {
    Evaluation evaluation = model.evaluation();
    List<ReliabilityDiagram.Bin> found = evaluation.reliability().bins();
    List<Interval> intervals =
        ReliabilityIntervals.of(
            model.predictions(), Bootstrap.withSeed(model.stored().firstSeed()));
    List<ReliabilityBin> bins = new ArrayList<>();
    for (int b = 0; b < found.size(); b++) {
      ReliabilityDiagram.Bin bin = found.get(b);
      if (bin.cells() > 0) {
        bins.add(
            new ReliabilityBin(
                bin.lower(),
                bin.upper(),
                bin.cells(),
                bin.meanProbability(),
                ComparisonSections.estimate(bin.frequency(), intervals.get(b))));
      }
    }
    return new CalibrationSection(
        "Calibration",
        bins,
        ResultSections.estimate(evaluation.metric(OverallMetric.ECE)),
        ResultSections.estimate(evaluation.metric(OverallMetric.BRIER)));
  }

  private static StrataSection strata(EvaluatedModel model) {
    List<Stratum> strata = new ArrayList<>();
    for (Map.Entry<String, Evaluation> stratum : model.evaluation().strata().entrySet()) {
      int donors =
          (int)
              model.cohort().cells().stream()
                  .filter(cell -> cell.condition().equals(Optional.of(stratum.getKey())))
                  .flatMap(cell -> cell.donor().stream())
                  .distinct()
                  .count();
      strata.add(
          new Stratum(
              "condition",
              stratum.getKey(),
              stratum.getValue().cells(),
              donors,
              ResultSections.overall(stratum.getValue())));
    }
    return new StrataSection("By condition", strata);
  }

  private static ImportanceSection importance(EvaluatedModel model) {
    Map<String, Double> impurity = new LinkedHashMap<>();
    Map<String, Double> permutation = new LinkedHashMap<>();
    Map<String, Double> familyImpurity = new LinkedHashMap<>();
    Map<String, Double> familyPermutation = new LinkedHashMap<>();
    Map<String, String> familyOfColumn = new LinkedHashMap<>();
    for (Importance importance : model.importances()) {
      boolean isImpurity = importance.kind().equals(FoldDetails.IMPURITY);
      if (importance.column().isEmpty()) {
        familyPermutation.put(importance.family(), importance.value());
      } else {
        (isImpurity ? impurity : permutation).put(importance.column(), importance.value());
        familyOfColumn.put(importance.column(), importance.family());
      }
      if (isImpurity) {
        familyImpurity.merge(importance.family(), importance.value(), Double::sum);
      }
    }
    Map<String, String> units = units(model);
    List<ColumnImportance> columns = new ArrayList<>();
    familyOfColumn.forEach(
        (column, family) ->
            columns.add(
                new ColumnImportance(
                    column,
                    units.getOrDefault(column, ""),
                    family,
                    estimate(impurity, column),
                    estimate(permutation, column))));
    List<FamilyImportance> families = new ArrayList<>();
    for (FamilyBlock family : model.cohort().families()) {
      families.add(
          new FamilyImportance(
              family.name(),
              family.width(),
              estimate(familyImpurity, family.name()),
              estimate(familyPermutation, family.name())));
    }
    return new ImportanceSection(
        "Importance", "decrease of macro-F1 on test cells", columns, families);
  }

  private static Map<String, String> units(EvaluatedModel model) {
    Map<String, String> units = new LinkedHashMap<>();
    for (FamilyBlock family : model.cohort().families()) {
      for (Column column : family.columns()) {
        units.put(column.name(), column.unit());
      }
    }
    return units;
  }

  private static Optional<Estimate> estimate(Map<String, Double> values, String name) {
    return Optional.ofNullable(values.get(name)).filter(Double::isFinite).map(Estimate::of);
  }
}
