package org.patchbridge.bundle.cells;

import java.util.Map;
import org.patchbridge.dataset.CellOrigins;
import org.patchbridge.dataset.Cohort;

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
 */
public record Material(
    Cohort cohort,
    Cohort screened,
    String digest,
    String features,
    Map<String, String> recipe,
    CellOrigins origins) {

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
}
