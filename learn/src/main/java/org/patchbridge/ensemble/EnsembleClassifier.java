package org.patchbridge.ensemble;

import java.util.List;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.evaluation.Classifier;

/**
 * Fitted members and what each counts for.
 *
 * @param members at least one
 */
public record EnsembleClassifier(List<Member> members) implements Classifier {

  /**
   * @param name of the learner
   * @param weight positive; only its share of all weights matters
   */
  public record Member(String name, double weight, Classifier classifier) {}

  public EnsembleClassifier {
    members = List.copyOf(members);
  }

  @Override
  public double[][] probabilities(Cohort cohort, int[] rows) {
    return PooledOpinion.of(
        members.stream().map(member -> member.classifier().probabilities(cohort, rows)).toList(),
        members.stream().mapToDouble(Member::weight).toArray());
  }
}
