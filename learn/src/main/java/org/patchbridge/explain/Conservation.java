package org.patchbridge.explain;

import java.util.List;
import org.patchbridge.metric.Bootstrap;
import org.patchbridge.space.SharedSpace;

/**
 * Which features mark a class in both species, and which in one: for every feature that both have
 * and every class that both have, the effect in mouse and in human, their difference, and a verdict
 * (see {@link Verdict}).
 *
 * <p>All intervals together, of both species and of the differences, hold with probability {@code
 * level}: they are studentised-maximum intervals over a bootstrap of donors, each species drawn on
 * its own. So a verdict needs no further correction for the number of features and classes.
 *
 * @param effects by class, then in the order of the features
 * @param agreements one per class that was compared
 * @param notCompared features and classes with too few donors for an interval
 * @param criticalValue standard errors on either side of each estimate
 */
public record Conservation(
    List<FeatureEffect> effects,
    List<ClassAgreement> agreements,
    List<NotCompared> notCompared,
    double level,
    double criticalValue,
    int replicates) {

  /** Below so many donors of a class, resamples of donors say nothing of its spread. */
  public static final int LEAST_DONORS = 5;

  public Conservation {
    effects = List.copyOf(effects);
    agreements = List.copyOf(agreements);
    notCompared = List.copyOf(notCompared);
  }

  /**
   * A feature that cannot be compared for a class.
   *
   * @param mouseDonors donors with the feature in a cell of the class; likewise human
   */
  public record NotCompared(String feature, String subclass, int mouseDonors, int humanDonors) {}

  /**
   * Compares the scalar features of a shared space; waveform families, whose positions are no
   * features by themselves, are left out. Without such features or with fewer than two classes all
   * lists are empty.
   */
  public static Conservation of(SharedSpace space, Bootstrap bootstrap) {
    return SpeciesComparison.of(space, bootstrap).conservation();
  }
}
