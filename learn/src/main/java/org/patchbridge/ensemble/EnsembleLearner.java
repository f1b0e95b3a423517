package org.patchbridge.ensemble;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.Split;
import org.patchbridge.evaluation.Classifier;
import org.patchbridge.evaluation.HeldOut;
import org.patchbridge.evaluation.HeldOutLearner;
import org.patchbridge.evaluation.Learner;
import org.patchbridge.random.DerivedSeed;

/**
 * Several learners fitted on the same cells, their probabilities pooled. Which settings a candidate
 * has, what it counts for and whether it becomes a member at all is chosen on inner donor-grouped
 * folds of the training cells; where a class has a single one, all become members with their first
 * settings and count the same. Makes no use of validation cells.
 */
public final class EnsembleLearner implements HeldOutLearner {
  private static final int INNER_FOLDS = 4;

  private final String name;
  private final List<List<? extends Learner>> candidates;

  private EnsembleLearner(String name, List<List<? extends Learner>> candidates) {
    this.name = name;
    this.candidates = List.copyOf(candidates);
  }

  /**
   * @param name as it stands in tables
   * @param candidates at least one
   */
  public static EnsembleLearner of(String name, List<? extends Learner> candidates) {
    List<List<? extends Learner>> single = new ArrayList<>();
    candidates.forEach(candidate -> single.add(List.of(candidate)));
    return ofChoices(name, single);
  }

  /**
   * @param name as it stands in tables
   * @param candidates at least one; of each the settings to choose from, those first that serve
   *     where there is nothing to choose by
   */
  public static EnsembleLearner ofChoices(String name, List<List<? extends Learner>> candidates) {
    if (candidates.isEmpty() || candidates.stream().anyMatch(List::isEmpty)) {
      throw new IllegalArgumentException("an ensemble without members");
    }
    return new EnsembleLearner(name, candidates);
  }

  @Override
  public String name() {
    return name;
  }

  /**
   * @throws IllegalArgumentException where there are no training cells or one has no subclass
   */
  @Override
  public EnsembleClassifier fit(Cohort cohort, int[] train, int[] validation, long seed) {
    TrainingLabels labels = TrainingLabels.of(cohort, train);
    return fit(cohort, train, validation, seed, weigh(cohort, train, labels, seed));
  }

  @Override
  public Fit fitWithHeldOut(Cohort cohort, int[] train, int[] validation, long seed) {
    TrainingLabels labels = TrainingLabels.of(cohort, train);
    Optional<Weighing> weighing = weigh(cohort, train, labels, seed);
    return new Fit(
        fit(cohort, train, validation, seed, weighing),
        weighing.map(known -> PooledOpinion.of(known.heldOut(), known.weights())));
  }

  private EnsembleClassifier fit(
      Cohort cohort, int[] train, int[] validation, long seed, Optional<Weighing> weighing) {
    List<EnsembleClassifier.Member> fitted = new ArrayList<>();
    for (int i = 0; i < candidates.size(); i++) {
      int at = i;
      double weight = weighing.map(known -> known.weights()[at]).orElse(1.0);
      if (weight > 0) {
        Learner member = candidates.get(i).get(weighing.map(known -> known.chosen()[at]).orElse(0));
        Classifier classifier = member.fit(cohort, train, validation, DerivedSeed.of(seed, i));
        fitted.add(new EnsembleClassifier.Member(member.name(), weight, classifier));
      }
    }
    return new EnsembleClassifier(cohort.classes().size(), fitted);
  }

  /**
   * Which settings of each candidate are chosen, its held-out opinions with these, and what they
   * count for.
   */
  private record Weighing(int[] chosen, double[] weights, List<double[][]> heldOut) {}

  private Optional<Weighing> weigh(Cohort cohort, int[] train, TrainingLabels labels, long seed) {
    Optional<List<Split>> folds = HeldOut.folds(cohort, train, INNER_FOLDS, seed);
    if (folds.isEmpty()) {
      return Optional.empty();
    }
    int[] chosen = new int[candidates.size()];
    List<double[][]> heldOut = new ArrayList<>();
    for (int i = 0; i < candidates.size(); i++) {
      long memberSeed = DerivedSeed.of(seed, i);
      List<double[][]> opinions = new ArrayList<>();
      for (Learner settings : candidates.get(i)) {
        opinions.add(HeldOut.probabilities(settings, cohort, train, folds.get(), memberSeed));
      }
      chosen[i] = PoolWeights.best(opinions, labels);
      heldOut.add(opinions.get(chosen[i]));
    }
    return Optional.of(new Weighing(chosen, PoolWeights.choose(heldOut, labels), heldOut));
  }
}
