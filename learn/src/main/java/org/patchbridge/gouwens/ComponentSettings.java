package org.patchbridge.gouwens;

/**
 * How the families of a cohort become components.
 *
 * @param preset for the waveform-like families
 * @param unlisted what becomes of families that the preset does not list
 * @param leastExplained components with less adjusted explained variance than this are left out
 */
public record ComponentSettings(
    GouwensPreset preset, UnlistedFamilies unlisted, double leastExplained) {

  /** A component is kept from 1 % adjusted explained variance on (Gouwens et al. 2020). */
  public static final double LEAST_EXPLAINED = 0.01;

  public ComponentSettings {
    if (!(leastExplained >= 0 && leastExplained <= 1)) {
      throw new IllegalArgumentException(
          "least explained variance is " + leastExplained + "; give a share from 0 to 1");
    }
  }

  /** The published table, other families standardised, 1 %. */
  public static ComponentSettings defaults() {
    return new ComponentSettings(
        GouwensPreset.read(), UnlistedFamilies.STANDARDISED, LEAST_EXPLAINED);
  }

  /** As many ordinary components of the same families. */
  public ComponentSettings withoutSparsity() {
    return new ComponentSettings(preset.withoutSparsity(), unlisted, leastExplained);
  }

  public ComponentSettings withUnlisted(UnlistedFamilies choice) {
    return new ComponentSettings(preset, choice, leastExplained);
  }

  public ComponentSettings withLeastExplained(double share) {
    return new ComponentSettings(preset, unlisted, share);
  }
}
