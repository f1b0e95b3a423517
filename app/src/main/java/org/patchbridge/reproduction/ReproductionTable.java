package org.patchbridge.reproduction;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.patchbridge.report.value.Estimate;
import org.patchbridge.report.value.Grouping;
import org.patchbridge.report.value.MetricValue;
import org.patchbridge.report.value.PublishedNumber;
import org.patchbridge.report.value.ResultRow;

/** The numbers for programs: a row for each published number and each of ours beside it. */
final class ReproductionTable {
  private static final List<String> COLUMNS =
      List.of(
          "id",
          "source",
          "place",
          "species",
          "subject",
          "metric",
          "published",
          "published_sd",
          "published_cells",
          "published_runs",
          "published_split",
          "inputs",
          "grouping",
          "value",
          "low",
          "high",
          "mean_over_runs",
          "sd_over_runs",
          "cells",
          "interval_over",
          "model",
          "cohort",
          "features",
          "split",
          "folds",
          "runs",
          "first_seed",
          "evaluation",
          "standing",
          "differs",
          "remedy");

  private ReproductionTable() {}

  static String csv(Reproduction found) {
    StringWriter text = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
      csv.writeRecord(COLUMNS);
      for (Map<String, Object> row : rows(found)) {
        csv.writeRecord(
            COLUMNS.stream().map(name -> row.getOrDefault(name, "").toString()).toList());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /** By the names of the columns; what is absent has no entry. */
  static List<Map<String, Object>> rows(Reproduction found) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (ReproducedNumber number : found.numbers()) {
      if (number.ours().isEmpty()) {
        Map<String, Object> row = published(number);
        number.counted().ifPresent(count -> row.put("value", count));
        rows.add(row);
      }
      for (OurNumber ours : number.ours()) {
        Map<String, Object> row = published(number);
        put(row, ours);
        rows.add(row);
      }
    }
    return rows;
  }

  private static Map<String, Object> published(ReproducedNumber number) {
    PublishedNumber published = number.published();
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("id", published.id());
    row.put("source", published.source());
    row.put("place", published.place());
    row.put("species", published.species());
    row.put("subject", published.subject());
    row.put("metric", published.metric());
    row.put("published", exact(published));
    published.sd().ifPresent(sd -> row.put("published_sd", sd));
    published.cells().ifPresent(cells -> row.put("published_cells", cells));
    published.runs().ifPresent(runs -> row.put("published_runs", runs));
    if (!published.split().isEmpty()) {
      row.put("published_split", published.split());
    }
    row.put("standing", number.standing().name().toLowerCase(Locale.ROOT));
    row.put("differs", String.join(" ", number.differs()));
    number.remedy().ifPresent(remedy -> row.put("remedy", remedy));
    return row;
  }

  /** A count without a decimal point. */
  private static Number exact(PublishedNumber published) {
    if (published.isCount()) {
      return Math.round(published.value());
    }
    return published.value();
  }

  private static void put(Map<String, Object> row, OurNumber ours) {
    row.put("inputs", ours.inputs().label());
    put(row, ours.metric());
    put(row, ours.row());
  }

  /** One of the results beside which nothing is published, with all its metrics. */
  static Map<String, Object> other(ResultRow result) {
    Map<String, Object> row = new LinkedHashMap<>();
    put(row, result);
    for (MetricValue metric : result.metrics()) {
      Map<String, Object> value = new LinkedHashMap<>();
      put(value, metric);
      row.put(metric.name(), value);
    }
    return row;
  }

  private static void put(Map<String, Object> row, MetricValue metric) {
    put(row, metric.estimate());
    metric
        .overRuns()
        .ifPresent(
            spread -> {
              row.put("mean_over_runs", spread.mean());
              row.put("sd_over_runs", spread.sd());
            });
  }

  private static void put(Map<String, Object> row, ResultRow result) {
    row.put("grouping", result.grouping().label());
    row.put("cells", result.cells());
    row.put("interval_over", result.over());
    row.put("model", result.model());
    row.put("cohort", result.cohort());
    row.put("features", result.features());
    row.put("split", result.split());
    row.put("folds", result.folds());
    row.put("runs", result.runs());
    row.put("first_seed", result.firstSeed());
    row.put("evaluation", result.id());
  }

  private static void put(Map<String, Object> row, Estimate estimate) {
    row.put("value", estimate.value());
    estimate
        .interval()
        .ifPresent(
            interval -> {
              row.put("low", interval.low());
              row.put("high", interval.high());
            });
  }

  static Map<String, Object> difference(ReproducedDifference difference) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("claim", difference.claim());
    row.put("species", difference.species());
    row.put("metric", difference.metric());
    row.put("published", difference.published());
    for (Grouping grouping : Grouping.values()) {
      Optional<Estimate> ours = difference.ours().get(grouping);
      ours.ifPresent(
          estimate -> {
            Map<String, Object> values = new LinkedHashMap<>();
            put(values, estimate);
            row.put(grouping.label(), values);
          });
    }
    return row;
  }
}
