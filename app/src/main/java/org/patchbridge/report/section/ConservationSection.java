package org.patchbridge.report.section;

import java.util.List;
import java.util.Optional;
import org.patchbridge.report.value.Estimate;

/**
 * Which features mark a class in both species, and which in one. Intervals of single effects hold
 * for all of the section at once.
 *
 * @param explanation what an effect is, and how intervals and verdicts are made
 * @param effects by class
 * @param agreements one per class
 * @param notCompared too few donors
 */
public record ConservationSection(
    String title,
    String explanation,
    List<FeatureEffect> effects,
    List<ClassAgreement> agreements,
    List<NotCompared> notCompared)
    implements Section {

  public ConservationSection {
    effects = List.copyOf(effects);
    agreements = List.copyOf(agreements);
    notCompared = List.copyOf(notCompared);
  }

  /** What two species show of one effect. */
  public enum Verdict {
    CONSERVED("conserved"),
    MOUSE_SPECIFIC("mouse-specific"),
    HUMAN_SPECIFIC("human-specific"),
    OPPOSED("opposed"),
    UNDECIDED("undecided"),
    NEITHER("no effect shown");

    private final String label;

    Verdict(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }

  /**
   * A class's effect on a feature, −1 to 1.
   *
   * @param unit of the feature; empty for a pure number
   * @param difference mouse minus human
   */
  public record FeatureEffect(
      String feature,
      String unit,
      String family,
      String subclass,
      Estimate mouse,
      Estimate human,
      Estimate difference,
      Verdict verdict) {}

  /**
   * @param sameSign share of the features whose effects have the same sign
   * @param rankCorrelation of the effects over features; empty where undefined
   */
  public record ClassAgreement(
      String subclass, int features, Estimate sameSign, Optional<Estimate> rankCorrelation) {}

  /** A feature that too few donors of a class have. */
  public record NotCompared(String feature, String subclass, int mouseDonors, int humanDonors) {}
}
