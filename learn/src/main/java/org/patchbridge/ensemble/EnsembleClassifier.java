package org.patchbridge.ensemble;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.evaluation.Classifier;
import org.patchbridge.parameters.ClassifierReader;
import org.patchbridge.parameters.ParameterException;
import org.patchbridge.parameters.ParameterReader;
import org.patchbridge.parameters.ParameterWriter;
import org.patchbridge.parameters.StoredClassifier;

/**
 * Fitted members and what each counts for.
 *
 * @param classes number of probabilities of a cell
 * @param members at least one
 */
public record EnsembleClassifier(int classes, List<Member> members) implements StoredClassifier {
  public static final String KIND = "ensemble";

  /**
   * @param name of the learner
   * @param weight positive; only its share of all weights matters
   */
  public record Member(String name, double weight, Classifier classifier) {
    public Member {
      if (!(weight > 0) || weight == Double.POSITIVE_INFINITY) {
        throw new IllegalArgumentException("weight of " + name + " is " + weight);
      }
    }
  }

  public EnsembleClassifier {
    members = List.copyOf(members);
    if (members.isEmpty()) {
      throw new IllegalArgumentException("an ensemble without members");
    }
  }

  /**
   * @param models reads the members
   * @throws ParameterException where the part is not what {@link #write} writes
   */
  public static EnsembleClassifier read(ParameterReader in, ClassifierReader models) {
    List<Member> members = new ArrayList<>();
    Set<Integer> classes = new TreeSet<>();
    for (ParameterReader part : in.parts("members")) {
      StoredClassifier classifier = models.read(part.part("classifier"));
      classes.add(classifier.classes());
      members.add(new Member(part.text("name"), part.number("weight"), classifier));
    }
    if (classes.size() != 1) {
      throw in.wrong("members", "know different numbers of classes: " + classes);
    }
    return new EnsembleClassifier(classes.iterator().next(), members);
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public void write(ParameterWriter out) {
    out.parts(
        "members",
        members,
        (part, member) -> {
          part.text("name", member.name());
          part.number("weight", member.weight());
          part.classifier("classifier", member.classifier());
        });
  }

  @Override
  public double[][] probabilities(Cohort cohort, int[] rows) {
    return PooledOpinion.of(
        members.stream().map(member -> member.classifier().probabilities(cohort, rows)).toList(),
        members.stream().mapToDouble(Member::weight).toArray());
  }
}
