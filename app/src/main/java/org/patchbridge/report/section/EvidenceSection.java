package org.patchbridge.report.section;

import java.util.List;
import java.util.Optional;

/**
 * Which families and scalar features of a cell speak for its most probable subclass.
 *
 * @param subclass that evidence is for or against
 * @param families of the model
 * @param features single numbers, the strongest first
 */
public record EvidenceSection(
    String title, String subclass, List<FamilyEvidence> families, List<FeatureEvidence> features)
    implements Section {

  public EvidenceSection {
    families = List.copyOf(families);
    features = List.copyOf(features);
  }

  /**
   * One family as a whole.
   *
   * @param logOdds change of ln(p/(1−p)) of the subclass that the family makes
   * @param present values of it that the cell has
   * @param columns values it could have
   * @param absence why values are missing; empty where none is
   * @param attention weight that a sequence model gave the family; empty for other models
   */
  public record FamilyEvidence(
      String family,
      double logOdds,
      int present,
      int columns,
      String absence,
      Optional<Double> attention) {}

  /**
   * One scalar feature of the cell.
   *
   * @param unit empty for a pure number
   * @param evidence log-odds as of families where the model takes the feature; else the logarithm
   *     of how much better the value fits the range of the subclass than that of any other
   * @param isOfModel whether the model takes the feature
   * @param ranges of the classes that have the feature
   */
  public record FeatureEvidence(
      String feature,
      String unit,
      double value,
      double evidence,
      boolean isOfModel,
      List<ClassRange> ranges) {
    public FeatureEvidence {
      ranges = List.copyOf(ranges);
    }
  }

  /** Median and central 90 % of the training cells of a class. */
  public record ClassRange(String subclass, double low, double median, double high) {}
}
