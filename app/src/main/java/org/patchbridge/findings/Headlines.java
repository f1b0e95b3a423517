package org.patchbridge.findings;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.patchbridge.report.section.ComparisonSection;
import org.patchbridge.report.section.ComparisonSection.PairedComparison;
import org.patchbridge.report.section.ResultsSection;
import org.patchbridge.report.title.Titles;
import org.patchbridge.report.value.Estimate;
import org.patchbridge.report.value.Grouping;
import org.patchbridge.report.value.MetricValue;
import org.patchbridge.report.value.Numbers;
import org.patchbridge.report.value.ResultRow;
import org.patchbridge.report.value.ResultRow.Role;

/** The main findings in words. */
public final class Headlines {
  private static final int DECIMALS = 2;

  private record Task(String cohort, String features) {}

  private Headlines() {}

  /**
   * One sentence for each cohort and feature set, in the order of the rows: of its donor-grouped
   * models (of all where none is grouped) that with the best macro-F1, with the number of those it
   * was picked from, and the strongest label-only baseline of the same grouping. Tasks without
   * macro-F1 give none.
   */
  public static List<String> of(ResultsSection results) {
    Map<Task, List<ResultRow>> tasks = new LinkedHashMap<>();
    for (ResultRow row : results.rows()) {
      tasks
          .computeIfAbsent(new Task(row.cohort(), row.features()), key -> new ArrayList<>())
          .add(row);
    }
    return tasks.values().stream().flatMap(rows -> sentence(rows).stream()).toList();
  }

  /**
   * What is gained over one model by others, one sentence for each cohort and split, in their
   * order.
   *
   * @param titles of the cohorts and splits
   * @param what changes it, in words: subject and verb
   */
  public static List<String> gains(
      ComparisonSection section,
      Titles titles,
      String what,
      String control,
      Collection<String> others) {
    Map<String, List<String>> gains = new LinkedHashMap<>();
    for (PairedComparison each : section.comparisons()) {
      boolean controlFirst = each.first().equals(control) && others.contains(each.second());
      boolean controlSecond = each.second().equals(control) && others.contains(each.first());
      if (each.metric().equals(MetricValue.MACRO_F1) && (controlFirst || controlSecond)) {
        gains
            .computeIfAbsent(each.cohort(), cohort -> new ArrayList<>())
            .add(
                controlFirst
                    ? gain(each.second(), each.together().negated())
                    : gain(each.first(), each.together()));
      }
    }
    int pairs = section.comparisons().size();
    String together =
        pairs == 1 ? "" : " (intervals that hold for all " + pairs + " comparisons together)";
    return gains.entrySet().stream()
        .map(
            each ->
                String.format(
                    Locale.ROOT,
                    "%s: %s %s by %s, compared with %s%s.",
                    titles.heading(each.getKey()),
                    what,
                    MetricValue.MACRO_F1,
                    String.join(" and by ", each.getValue()),
                    Titles.model(control),
                    together))
        .toList();
  }

  private static String gain(String model, Estimate gain) {
    String interval =
        gain.interval()
            .map(
                each ->
                    ", 95 % CI "
                        + Numbers.difference(each.low())
                        + " to "
                        + Numbers.difference(each.high()))
            .orElse("");
    return Numbers.difference(gain.value()) + " (" + Titles.model(model) + interval + ")";
  }

  private static Optional<String> sentence(List<ResultRow> rows) {
    List<ResultRow> models =
        rows.stream().filter(row -> row.role() == Role.MODEL && row.macroF1().isPresent()).toList();
    List<ResultRow> grouped =
        models.stream().filter(row -> row.grouping() == Grouping.DONOR).toList();
    List<ResultRow> compared = grouped.isEmpty() ? models : grouped;
    return compared.stream()
        .reduce((best, row) -> macroF1(row) > macroF1(best) ? row : best)
        .map(
            best ->
                finding(best)
                    + pickedFrom(compared)
                    + "; "
                    + Titles.split(best)
                    + baseline(best, rows)
                    + ".");
  }

  private static double macroF1(ResultRow row) {
    return row.macroF1().orElseThrow().value();
  }

  private static String pickedFrom(List<ResultRow> compared) {
    return compared.size() == 1 ? "" : ", the best of " + compared.size();
  }

  private static String finding(ResultRow row) {
    Estimate f1 = row.macroF1().orElseThrow();
    String interval =
        f1.interval().isPresent()
            ? " (95 % CI " + Numbers.interval(f1.interval(), DECIMALS) + " over " + row.over() + ")"
            : "";
    return String.format(
        Locale.ROOT,
        "%s, %d classes, %s: %s %s%s, %s",
        Titles.cohort(row.cohort(), row.origin()),
        row.classes(),
        row.features(),
        MetricValue.MACRO_F1,
        Numbers.decimal(f1.value(), DECIMALS),
        interval,
        Titles.model(row.model()));
  }

  private static String baseline(ResultRow model, List<ResultRow> rows) {
    return rows.stream()
        .filter(row -> row.role() == Role.BASELINE && row.grouping() == model.grouping())
        .filter(row -> row.macroF1().isPresent())
        .max(Comparator.comparingDouble(Headlines::macroF1))
        .map(
            row ->
                "; best label-only baseline ("
                    + Titles.model(row.model())
                    + ") "
                    + Numbers.decimal(macroF1(row), DECIMALS))
        .orElse("");
  }
}
