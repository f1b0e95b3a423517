package org.patchbridge.findings;

import java.util.Locale;
import java.util.Optional;
import org.patchbridge.explain.ClassAgreement;
import org.patchbridge.explain.Conservation;
import org.patchbridge.explain.Effect;
import org.patchbridge.explain.FeatureEffect;
import org.patchbridge.report.section.ConservationSection;
import org.patchbridge.report.section.ConservationSection.NotCompared;
import org.patchbridge.report.section.ConservationSection.Verdict;
import org.patchbridge.report.value.Estimate;

/** Says of each feature and class what is conserved. */
final class ConservationSections {
  private ConservationSections() {}

  /** Empty where nothing could be compared. */
  static Optional<ConservationSection> of(Conservation found) {
    if (found.effects().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new ConservationSection(
            "Conserved and species-specific features",
            explanation(found),
            found.effects().stream().map(ConservationSections::effect).toList(),
            found.agreements().stream().map(ConservationSections::agreement).toList(),
            found.notCompared().stream()
                .map(
                    each ->
                        new NotCompared(
                            each.feature(),
                            each.subclass(),
                            each.mouseDonors(),
                            each.humanDonors()))
                .toList()));
  }

  private static String explanation(Conservation found) {
    return String.format(
        Locale.ROOT,
        "An effect is Cliff's delta of a class against each other class, averaged: +1 where every"
            + " cell of the class has the larger value, \u22121 where every one has the smaller."
            + " The intervals of all effects and differences hold together at %.0f\u00a0%%"
            + " (bootstrap of donors, %,d draws, \u00b1 %.2f standard errors), so no verdict needs"
            + " a further correction. Conserved: both intervals leave out 0 on the same side;"
            + " opposed: on different sides; specific: one leaves out 0, the other does not, and"
            + " their difference leaves out 0 too; undecided: the difference does not.",
        100 * found.level(),
        found.replicates(),
        found.criticalValue());
  }

  private static ConservationSection.FeatureEffect effect(FeatureEffect effect) {
    return new ConservationSection.FeatureEffect(
        effect.feature().name(),
        effect.feature().unit(),
        effect.family(),
        effect.subclass(),
        estimate(effect.mouse()),
        estimate(effect.human()),
        estimate(effect.difference()),
        Verdict.valueOf(effect.verdict().name()));
  }

  private static ConservationSection.ClassAgreement agreement(ClassAgreement agreement) {
    Effect correlation = agreement.rankCorrelation();
    return new ConservationSection.ClassAgreement(
        agreement.subclass(),
        agreement.features(),
        estimate(agreement.sameSign()),
        Double.isFinite(correlation.value())
            ? Optional.of(estimate(correlation))
            : Optional.empty());
  }

  private static Estimate estimate(Effect effect) {
    return Double.isFinite(effect.lower()) && Double.isFinite(effect.upper())
        ? Estimate.of(effect.value(), effect.lower(), effect.upper())
        : Estimate.of(effect.value());
  }
}
