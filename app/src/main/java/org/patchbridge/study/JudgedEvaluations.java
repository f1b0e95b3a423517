package org.patchbridge.study;

import com.fasterxml.jackson.core.type.TypeReference;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.patchbridge.metric.Bootstrap;
import org.patchbridge.metric.Evaluation;
import org.patchbridge.metric.MetricIntervals;
import org.patchbridge.metric.Predictions;
import org.patchbridge.study.store.ComputedTable;

/**
 * Evaluations of a study, each judged once: their intervals, which take a bootstrap, are in the
 * store from then on, for this command and all later ones.
 */
final class JudgedEvaluations {
  /** Changes whenever the intervals of unchanged predictions would. */
  private static final String METHOD_VERSION = "1";

  private final ComputedTable computed;
  private final Map<String, Evaluation> known = new HashMap<>();

  JudgedEvaluations(ComputedTable computed) {
    this.computed = computed;
  }

  /**
   * @param id of the finished evaluation, which says all that determines its predictions
   * @param predictions all of it
   */
  Evaluation of(String id, Predictions predictions, long firstSeed) {
    return known.computeIfAbsent(id, key -> judge(key, predictions, firstSeed));
  }

  private Evaluation judge(String id, Predictions predictions, long firstSeed) {
    Bootstrap bootstrap = Bootstrap.withSeed(firstSeed);
    MetricIntervals intervals =
        computed.get(
            "metric intervals",
            List.of(METHOD_VERSION, id, bootstrap.toString()),
            new TypeReference<>() {},
            () -> MetricIntervals.of(predictions, bootstrap));
    return Evaluation.of(predictions, intervals);
  }
}
