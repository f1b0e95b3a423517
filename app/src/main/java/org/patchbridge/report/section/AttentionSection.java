package org.patchbridge.report.section;

import java.util.List;
import java.util.Optional;

/**
 * Which families a sequence model took its vector from.
 *
 * @param runs with different seeds
 * @param families in the order of the sequence
 * @param classes those with test cells
 * @param distanceFromUniform share of the attention that would have to move to make it equal
 * @param overSeeds how well the runs agree on the order of the families
 * @param withImportance how well attention agrees with the families' permutation importance
 */
public record AttentionSection(
    String title,
    int runs,
    List<FamilyAttention> families,
    List<ClassAttention> classes,
    double distanceFromUniform,
    RankAgreement overSeeds,
    RankAgreement withImportance)
    implements Section {

  /**
   * @throws IllegalArgumentException where a class has not one weight a family
   */
  public AttentionSection {
    families = List.copyOf(families);
    classes = List.copyOf(classes);
    for (ClassAttention each : classes) {
      if (each.weights().size() != families.size()) {
        throw new IllegalArgumentException(
            each.weights().size() + " weights for " + families.size() + " families");
      }
    }
  }

  /**
   * A family over all test cells.
   *
   * @param attention mean over cells and runs
   * @param least mean of a run
   * @param largest mean of a run
   * @param importance decrease of macro-F1 where the family is shuffled; empty where not measured
   */
  public record FamilyAttention(
      String family, double attention, double least, double largest, Optional<Double> importance) {}

  /**
   * @param predictions test cells of the class, counted once a run
   * @param weights mean attention, one a family, of sum 1
   */
  public record ClassAttention(String subclass, int predictions, List<Double> weights) {
    public ClassAttention {
      weights = List.copyOf(weights);
    }
  }

  /**
   * Spearman's rank correlation over families.
   *
   * @param correlation empty where it is undefined
   * @param absence why it is undefined; empty where it is not
   */
  public record RankAgreement(Optional<Double> correlation, String absence) {

    public static RankAgreement of(double correlation) {
      return new RankAgreement(Optional.of(correlation), "");
    }

    public static RankAgreement absent(String reason) {
      return new RankAgreement(Optional.empty(), reason);
    }
  }
}
