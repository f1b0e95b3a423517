package org.patchbridge.bundle.cells;

import java.util.Map;
import java.util.Optional;
import org.patchbridge.dataset.CellOrigins;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.recorded.RecordedInput;

/**
 * What the model of a bundle learns from.
 *
 * @param cohort labelled, with the features of the model
 * @param screened the same cells with the features that novelty is judged by and that evidence is
 *     told in; may be the same cohort
 * @param digest of the cohort's content
 * @param features in words
 * @param recipe how features are taken from recordings; empty for tables
 * @param origins how many of the cells are published, simulated or a laboratory's own
 * @param recorded of tables, how the model takes recordings
 */
public record Material(
    Cohort cohort,
    Cohort screened,
    String digest,
    String features,
    Map<String, String> recipe,
    CellOrigins origins,
    Optional<RecordedInput> recorded) {

  /** Of recordings, or of tables that no recording has the columns of. */
  public Material(
      Cohort cohort,
      Cohort screened,
      String digest,
      String features,
      Map<String, String> recipe,
      CellOrigins origins) {
    this(cohort, screened, digest, features, recipe, origins, Optional.empty());
  }

  /** The same for a model that takes recordings so. */
  public Material with(Optional<RecordedInput> input) {
    return new Material(cohort, screened, digest, features, recipe, origins, input);
  }

  public Material {
    recipe = Map.copyOf(recipe);
    if (!cohort.cells().equals(screened.cells())) {
      throw new IllegalArgumentException(
          cohort.name() + " and " + screened.name() + " are not of the same cells");
    }
    if (origins.cells() != cohort.size()) {
      throw new IllegalArgumentException(
          "origins of " + origins.cells() + " cells for the " + cohort.size() + " to learn from");
    }
  }

  /** The same, taking recordings in this way. */
  public Material withRecorded(Optional<RecordedInput> input) {
    return new Material(cohort, screened, digest, features, recipe, origins, input);
  }
}
