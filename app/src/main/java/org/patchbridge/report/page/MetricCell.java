package org.patchbridge.report.page;

import java.util.List;
import java.util.Optional;
import org.patchbridge.report.html.Element;
import org.patchbridge.report.html.Node;
import org.patchbridge.report.html.Text;
import org.patchbridge.report.value.Estimate;
import org.patchbridge.report.value.MetricValue;
import org.patchbridge.report.value.MetricValue.Better;
import org.patchbridge.report.value.Numbers;
import org.patchbridge.report.value.RunSpread;

/** A metric in a table: the value, its interval below, mean ± SD over runs below that. */
public final class MetricCell {

  private MetricCell() {}

  public static Node of(Estimate estimate) {
    return of(estimate, Optional.empty());
  }

  public static Node of(Estimate estimate, Optional<RunSpread> overRuns) {
    return stacked(Numbers.metric(estimate.value()), estimate, overRuns);
  }

  /** Where the metric is undefined, a dash that is read out as such. */
  public static Node of(Optional<Estimate> estimate) {
    return estimate
        .map(MetricCell::of)
        .orElseGet(
            () ->
                Element.of("span", "–")
                    .with("role", "img")
                    .with("aria-label", "undefined")
                    .with("title", "undefined"));
  }

  public static Node difference(Estimate estimate) {
    return stacked(Numbers.difference(estimate.value()), estimate, Optional.empty());
  }

  /** The metric of that name, an empty cell where there is none. */
  public static Node named(String name, List<MetricValue> metrics) {
    return metrics.stream()
        .filter(metric -> metric.name().equals(name))
        .findFirst()
        .map(metric -> of(metric.estimate(), metric.overRuns()))
        .orElse(new Text(""));
  }

  /** The metric's name with an arrow to the good side. */
  public static String heading(MetricValue metric) {
    return metric.name() + (metric.better() == Better.HIGHER ? "\u00a0↑" : "\u00a0↓");
  }

  private static Node stacked(String value, Estimate estimate, Optional<RunSpread> overRuns) {
    Element cell = Element.of("span", Element.of("b", value));
    estimate
        .interval()
        .ifPresent(each -> cell.add(" ").add(Element.of("small", Numbers.interval(estimate))));
    overRuns.ifPresent(
        each -> cell.add(" ").add(Element.of("span", Numbers.spread(each)).with("class", "runs")));
    return cell;
  }
}
