package org.patchbridge.reproduction;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.patchbridge.findings.EvaluatedModel;
import org.patchbridge.findings.ResultSections;
import org.patchbridge.report.section.ResultsSection;
import org.patchbridge.report.value.PublishedNumber;
import org.patchbridge.report.value.PublishedResult;
import org.patchbridge.report.value.PublishedResults.Task;
import org.patchbridge.report.value.ResultRow;
import org.patchbridge.study.store.ExtractedCohorts;

/** The evaluations that stand beside published models, found as the report finds them. */
final class MeasuredNumbers {
  private final Map<OurNumber.Inputs, ResultsSection> results;

  private MeasuredNumbers(Map<OurNumber.Inputs, ResultsSection> results) {
    this.results = results;
  }

  static MeasuredNumbers of(List<EvaluatedModel> evaluated) {
    Map<OurNumber.Inputs, List<EvaluatedModel>> byInputs =
        evaluated.stream().collect(Collectors.groupingBy(MeasuredNumbers::inputs));
    Map<OurNumber.Inputs, ResultsSection> results = new EnumMap<>(OurNumber.Inputs.class);
    byInputs.forEach((inputs, models) -> results.put(inputs, ResultSections.of(models)));
    return new MeasuredNumbers(results);
  }

  private static OurNumber.Inputs inputs(EvaluatedModel model) {
    return model.cohort().name().startsWith(ExtractedCohorts.PREFIX)
        ? OurNumber.Inputs.RECORDINGS
        : OurNumber.Inputs.TABLES;
  }

  /** From tables and from recordings, ungrouped and donor-grouped; what there is of these. */
  List<OurNumber> of(PublishedNumber published) {
    List<OurNumber> ours = new ArrayList<>();
    results.forEach(
        (inputs, section) -> {
          Map<String, ResultRow> rows =
              section.rows().stream().collect(Collectors.toMap(ResultRow::id, Function.identity()));
          section.published().stream()
              .filter(result -> isOf(published, result))
              .flatMap(result -> result.comparedWith().values().stream())
              .map(rows::get)
              .forEach(row -> number(inputs, published, row).ifPresent(ours::add));
        });
    return ours;
  }

  /** What was evaluated besides: other ways of transfer, label-only baselines. */
  List<ResultRow> others() {
    List<ResultRow> others = new ArrayList<>();
    for (ResultsSection section : results.values()) {
      Set<String> compared =
          section.published().stream()
              .flatMap(result -> result.comparedWith().values().stream())
              .collect(Collectors.toSet());
      section.rows().stream().filter(row -> !compared.contains(row.id())).forEach(others::add);
    }
    return others;
  }

  private static boolean isOf(PublishedNumber published, PublishedResult result) {
    Task task = published.species().equals("mouse") ? Task.MOUSE : Task.HUMAN;
    return result.task().equals(task.label()) && result.model().equals(published.subject());
  }

  private static Optional<OurNumber> number(
      OurNumber.Inputs inputs, PublishedNumber published, ResultRow row) {
    return row.metrics().stream()
        .filter(metric -> metric.name().equals(published.metric()))
        .findFirst()
        .map(metric -> new OurNumber(inputs, metric, row));
  }
}
