package org.patchbridge.study.plan;

import java.util.Map;
import java.util.TreeMap;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.SplitScheme;
import org.patchbridge.work.CohortDigest;

/**
 * One learner on one cohort, cross-validated in one way.
 *
 * @param cohortId digest of the cohort's content
 * @param firstSeed run r is split and fitted from {@code firstSeed + r}
 */
public record EvaluationTask(
    String cohortId,
    Cohort cohort,
    LearnerChoice learner,
    SplitScheme scheme,
    int runs,
    long firstSeed) {

  /** Changes whenever the numbers of unchanged settings would. */
  private static final int METHOD_VERSION = 1;

  /** Everything that determines the numbers, in a fixed order. */
  public Map<String, String> settings() {
    Map<String, String> settings = new TreeMap<>(learner.settings());
    settings.put("learner", learner.learner().name());
    settings.put("role", learner.isBaseline() ? "baseline" : "model");
    settings.put("cohort", cohortId);
    settings.put("split", scheme.toString());
    settings.put("partition", scheme.partition());
    settings.put("groups donors", Boolean.toString(scheme.groupsDonors()));
    settings.put("runs", Integer.toString(runs));
    settings.put("first seed", Long.toString(firstSeed));
    settings.put("method version", Integer.toString(METHOD_VERSION));
    return settings;
  }

  /** Digest of {@link #settings()}: equal ids have equal numbers. */
  public String id() {
    return CohortDigest.ofText(settings().toString());
  }
}
