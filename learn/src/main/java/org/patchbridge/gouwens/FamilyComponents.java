package org.patchbridge.gouwens;

import java.util.List;
import org.patchbridge.dataset.Cohort;

/**
 * Turns the families of a cohort into one matrix of z-scored components, fitted on training cells
 * only. Waveform-like families get the sparse components of the preset; for those that the preset
 * does not list see {@link UnlistedFamilies}.
 */
public final class FamilyComponents {
  private final ComponentSettings settings;

  private FamilyComponents(ComponentSettings settings) {
    this.settings = settings;
  }

  public static FamilyComponents with(ComponentSettings settings) {
    return new FamilyComponents(settings);
  }

  /**
   * Fits every family on the training cells that have it. A waveform-like family with any of its
   * used values absent counts as absent; an absent scalar is imputed at the training mean.
   *
   * @param train row indices, at least one
   * @throws IllegalArgumentException where there is no training cell, or none of the families
   *     leaves a component; the message names each family's reason
   */
  public FittedFamilyComponents fit(Cohort cohort, int[] train) {
    if (train.length == 0) {
      throw new IllegalArgumentException(
          "no training cells; components need at least two that have a family");
    }
    List<FamilyScorer> scorers =
        cohort.families().stream()
            .map(family -> FamilyScorer.fit(family, train, settings))
            .toList();
    return FittedFamilyComponents.of(cohort, train, scorers);
  }
}
