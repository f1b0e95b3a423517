package org.patchbridge.study;

import java.util.Map;
import java.util.TreeMap;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.SplitScheme;
import org.patchbridge.evaluation.Learner;

/**
 * One learner on one cohort, cross-validated in one way.
 *
 * @param cohortId digest of the cohort's content
 * @param learnerSettings whatever determines the learner's numbers besides its name
 * @param firstSeed run r is split and fitted from {@code firstSeed + r}
 */
public record EvaluationTask(
    String cohortId,
    Cohort cohort,
    Learner learner,
    Map<String, String> learnerSettings,
    SplitScheme scheme,
    int runs,
    long firstSeed) {

  /** Changes whenever the numbers of an unchanged setting would. */
  private static final int METHOD_VERSION = 1;

  /** Settings in a fixed order, with everything that determines the numbers. */
  Map<String, String> settings() {
    Map<String, String> settings = new TreeMap<>(learnerSettings);
    settings.put("learner", learner.name());
    settings.put("cohort", cohortId);
    settings.put("split", scheme.toString());
    settings.put("runs", Integer.toString(runs));
    settings.put("first seed", Long.toString(firstSeed));
    settings.put("method version", Integer.toString(METHOD_VERSION));
    return settings;
  }

  /** Digest of {@link #settings()}: equal ids have equal numbers. */
  String id() {
    return CohortDigest.ofText(settings().toString());
  }
}
