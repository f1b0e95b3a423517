package org.patchbridge.study.plan;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.evaluation.OtherFeatures;
import org.patchbridge.study.store.StudyInput;
import org.patchbridge.work.CohortDigest;
import org.patchbridge.work.InputException;

/** Models that take what is known of a cell besides its electrophysiology. */
public final class CovariateModels {
  private static final String SETTING = "covariates";

  private CovariateModels() {}

  /** The ensemble on the same cells, with covariates as one more family. */
  static LearnerChoice ensemble(StudyInput input, List<String> names, int trees) {
    Cohort cohort = with(input, names);
    LearnerChoice ensemble =
        DefaultPlan.ensemble(
            DefaultPlan.ENSEMBLE + " with " + String.join(" and ", names), cohort, trees);
    Map<String, String> settings = new TreeMap<>(told(ensemble, names).settings());
    settings.put("cohort with covariates", CohortDigest.of(cohort));
    return new LearnerChoice(new OtherFeatures(ensemble.learner(), cohort), settings, false);
  }

  /** The same model, which says in its settings what it takes. */
  public static LearnerChoice told(LearnerChoice choice, List<String> names) {
    if (names.isEmpty()) {
      return choice;
    }
    Map<String, String> settings = new TreeMap<>(choice.settings());
    settings.put(SETTING, String.join(", ", names));
    return new LearnerChoice(choice.learner(), settings, choice.isBaseline());
  }

  /**
   * The cells of the cohort with covariates as one more family.
   *
   * @throws InputException where one is not known of these cells
   */
  public static Cohort with(StudyInput input, List<String> names) {
    require(List.of(input), names);
    return input.covariates().in(input.cohort(), names);
  }

  /**
   * @throws InputException where no cohort has all of these covariates
   */
  static void require(List<StudyInput> inputs, List<String> names) {
    if (inputs.stream().noneMatch(input -> input.has(names))) {
      throw new InputException(
          "--with-covariates "
              + String.join(",", names)
              + ": "
              + String.join("; ", inputs.stream().map(CovariateModels::known).toList())
              + "; name them under 'covariates' in the schema (docs/schemas.md) and import again");
    }
  }

  private static String known(StudyInput input) {
    return input.title()
        + " has "
        + (input.covariates().names().isEmpty()
            ? "none"
            : String.join(", ", input.covariates().names()));
  }
}
