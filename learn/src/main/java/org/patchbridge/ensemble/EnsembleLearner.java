package org.patchbridge.ensemble;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.DerivedSeed;
import org.patchbridge.dataset.DonorGroupedKFold;
import org.patchbridge.dataset.Split;
import org.patchbridge.dataset.SplitException;
import org.patchbridge.evaluation.Learner;

/**
 * Several learners fitted on the same cells, their probabilities pooled. What each counts for is
 * chosen on inner donor-grouped folds of the training cells; where these have too few donors of a
 * class for that, all count the same. Makes no use of validation cells.
 */
public final class EnsembleLearner implements Learner {
  private static final int INNER_FOLDS = 4;

  private final String name;
  private final List<Learner> members;

  private EnsembleLearner(String name, List<Learner> members) {
    this.name = name;
    this.members = List.copyOf(members);
  }

  /**
   * @param name as it stands in tables
   * @param members at least one
   */
  public static EnsembleLearner of(String name, List<Learner> members) {
    if (members.isEmpty()) {
      throw new IllegalArgumentException("an ensemble without members");
    }
    return new EnsembleLearner(name, members);
  }

  @Override
  public String name() {
    return name;
  }

  public List<Learner> members() {
    return members;
  }

  /**
   * @throws IllegalArgumentException where there are no training cells or one has no subclass
   */
  @Override
  public EnsembleClassifier fit(Cohort cohort, int[] train, int[] validation, long seed) {
    TrainingLabels labels = TrainingLabels.of(cohort, train);
    double[] weights = weights(cohort, train, labels, seed);
    List<EnsembleClassifier.Member> fitted = new ArrayList<>();
    for (int i = 0; i < members.size(); i++) {
      Learner member = members.get(i);
      fitted.add(
          new EnsembleClassifier.Member(
              member.name(),
              weights[i],
              member.fit(cohort, train, validation, DerivedSeed.of(seed, i))));
    }
    return new EnsembleClassifier(fitted);
  }

  private double[] weights(Cohort cohort, int[] train, TrainingLabels labels, long seed) {
    double[] equal = new double[members.size()];
    Arrays.fill(equal, 1);
    if (members.size() == 1) {
      return equal;
    }
    List<Split> folds;
    try {
      folds = new DonorGroupedKFold(INNER_FOLDS).repetition(cohort.select(train), 0, seed);
    } catch (SplitException tooFewDonors) {
      return equal;
    }
    List<double[][]> heldOut = new ArrayList<>();
    for (int i = 0; i < members.size(); i++) {
      heldOut.add(heldOut(members.get(i), cohort, train, folds, DerivedSeed.of(seed, i)));
    }
    return PoolWeights.choose(heldOut, labels);
  }

  /** Probabilities of every training cell from a fit without its fold. */
  private static double[][] heldOut(
      Learner member, Cohort cohort, int[] train, List<Split> folds, long seed) {
    double[][] result = new double[train.length][];
    for (Split fold : folds) {
      int[] inner = Arrays.stream(fold.train()).map(at -> train[at]).toArray();
      int[] outside = Arrays.stream(fold.test()).map(at -> train[at]).toArray();
      double[][] opinions =
          member
              .fit(cohort, inner, new int[0], DerivedSeed.of(seed, fold.fold() + 1))
              .probabilities(cohort, outside);
      for (int i = 0; i < outside.length; i++) {
        result[fold.test()[i]] = opinions[i];
      }
    }
    return result;
  }
}
