package org.patchbridge.shape.cohort;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.patchbridge.metric.Interval;
import org.patchbridge.mixing.MixingChange;
import org.patchbridge.mixing.MixingEstimate;

/**
 * A line of {@code mixing.csv}: a measure of one space, or how it changes from one to another. What
 * is not defined is absent.
 *
 * @param space name of the space
 * @param against name of the space before, where the value is a change: this one less that one
 * @param measure label of the measure
 * @param low lower bound over donors
 * @param scaled from 0 to 1, 1 for the better integration
 * @param chance mean under permuted labels
 * @param cells that have a score
 */
public record MixingRow(
    String space,
    Optional<String> against,
    String measure,
    Optional<Double> value,
    Optional<Double> low,
    Optional<Double> high,
    Optional<Double> scaled,
    Optional<Double> chance,
    Optional<Double> chanceLeast,
    Optional<Double> chanceMost,
    int permutations,
    int cells) {
  static final String HEADER =
      "space,against,measure,value,low,high,scaled,chance_mean,chance_least,chance_most,"
          + "permutations,cells";

  static MixingRow of(String space, MixingEstimate estimate) {
    return new MixingRow(
        space,
        Optional.empty(),
        estimate.measure().label(),
        known(estimate.value()),
        known(estimate.interval().lower()),
        known(estimate.interval().upper()),
        known(estimate.scaled()),
        known(estimate.chance().mean()),
        known(estimate.chance().least()),
        known(estimate.chance().most()),
        estimate.chance().permutations(),
        estimate.cells());
  }

  static MixingRow of(String space, String before, MixingChange change) {
    Interval interval = change.interval();
    return new MixingRow(
        space,
        Optional.of(before),
        change.measure().label(),
        known(change.difference()),
        known(interval.lower()),
        known(interval.upper()),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        0,
        change.cells());
  }

  private static Optional<Double> known(double value) {
    return Double.isFinite(value) ? Optional.of(value) : Optional.empty();
  }

  /** As a line without its end; names and labels that hold a comma are quoted. */
  String csv() {
    List<String> fields = new ArrayList<>(List.of(space, against.orElse(""), quoted(measure)));
    for (Optional<Double> number :
        List.of(value, low, high, scaled, chance, chanceLeast, chanceMost)) {
      fields.add(number.map(each -> String.format(Locale.ROOT, "%.6g", each)).orElse(""));
    }
    fields.add(Integer.toString(permutations));
    fields.add(Integer.toString(cells));
    return String.join(",", fields);
  }

  private static String quoted(String text) {
    return text.contains(",") ? '"' + text + '"' : text;
  }
}
