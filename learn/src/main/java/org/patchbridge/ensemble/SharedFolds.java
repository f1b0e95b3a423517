package org.patchbridge.ensemble;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Future;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.Split;
import org.patchbridge.evaluation.Classifier;
import org.patchbridge.evaluation.Learner;
import org.patchbridge.random.DerivedSeed;
import org.patchbridge.work.WorkerPool;

/**
 * What every candidate of an ensemble says of every cell, fitted once a fold without the cells of
 * the fold. All that is learnt from held-out opinions (settings, weights, and later calibration and
 * sets) is learnt from these, and so is what the ensemble is worth: of a fold it is judged with
 * what the opinions on the other folds teach. The models behind those opinions have seen cells of
 * the judged fold, the models that are judged have not. Inner folds of their own, as {@link
 * EnsembleLearner} has them inside each fold, would cost four times as many fits.
 */
public final class SharedFolds {
  private final Cohort cohort;
  private final List<List<? extends Learner>> candidates;
  private final long seed;

  /** By candidate and setting: cells × classes. */
  private final List<List<double[][]>> opinions;

  private SharedFolds(
      Cohort cohort,
      List<List<? extends Learner>> candidates,
      long seed,
      List<List<double[][]>> opinions) {
    this.cohort = cohort;
    this.candidates = candidates;
    this.seed = seed;
    this.opinions = opinions;
  }

  /** Which settings of each candidate are chosen, and what it counts for. */
  private record Choice(int[] settings, double[] weights) {}

  /**
   * @param candidates of each the settings to choose from; at least one
   * @param folds every cell is in the test part of one of them
   * @param pool runs the fits; changes no number
   * @param fitted is told of each fit
   * @throws InterruptedException after an interruption
   */
  public static SharedFolds of(
      Cohort cohort,
      List<List<? extends Learner>> candidates,
      List<Split> folds,
      long seed,
      WorkerPool pool,
      Runnable fitted)
      throws InterruptedException {
    List<List<List<Future<double[][]>>>> pending = new ArrayList<>();
    for (int i = 0; i < candidates.size(); i++) {
      long memberSeed = DerivedSeed.of(seed, i);
      List<List<Future<double[][]>>> ofCandidate = new ArrayList<>();
      for (Learner settings : candidates.get(i)) {
        List<Future<double[][]>> ofFolds = new ArrayList<>();
        for (Split fold : folds) {
          ofFolds.add(pool.submit(() -> held(cohort, settings, fold, memberSeed, fitted)));
        }
        ofCandidate.add(ofFolds);
      }
      pending.add(ofCandidate);
    }
    List<List<double[][]>> opinions = new ArrayList<>();
    for (List<List<Future<double[][]>>> ofCandidate : pending) {
      List<double[][]> bySettings = new ArrayList<>();
      for (List<Future<double[][]>> ofFolds : ofCandidate) {
        bySettings.add(gathered(cohort.size(), folds, ofFolds));
      }
      opinions.add(bySettings);
    }
    return new SharedFolds(cohort, List.copyOf(candidates), seed, opinions);
  }

  private static double[][] held(
      Cohort cohort, Learner learner, Split fold, long memberSeed, Runnable fitted) {
    double[][] held =
        learner
            .fit(cohort, fold.train(), new int[0], DerivedSeed.of(memberSeed, fold.fold() + 1))
            .probabilities(cohort, fold.test());
    fitted.run();
    return held;
  }

  private static double[][] gathered(int cells, List<Split> folds, List<Future<double[][]>> ofFolds)
      throws InterruptedException {
    double[][] all = new double[cells][];
    for (int fold = 0; fold < folds.size(); fold++) {
      double[][] held = WorkerPool.await(ofFolds.get(fold));
      int[] test = folds.get(fold).test();
      for (int i = 0; i < test.length; i++) {
        all[test[i]] = held[i];
      }
    }
    return all;
  }

  /**
   * What the ensemble says of every cell of the cohort, with settings and weights that are chosen
   * on some of them.
   *
   * @param teachers rows that settings and weights are chosen on
   * @return cells × classes
   * @throws IllegalArgumentException where a teacher has no subclass
   */
  public double[][] heldOut(int[] teachers) {
    return pooled(choice(teachers));
  }

  private double[][] pooled(Choice choice) {
    List<double[][]> chosen = new ArrayList<>();
    for (int i = 0; i < candidates.size(); i++) {
      chosen.add(opinions.get(i).get(choice.settings()[i]));
    }
    return PooledOpinion.of(chosen, choice.weights());
  }

  private Choice choice(int[] teachers) {
    TrainingLabels labels = TrainingLabels.of(cohort, teachers);
    int[] settings = new int[candidates.size()];
    List<double[][]> chosen = new ArrayList<>();
    for (int i = 0; i < settings.length; i++) {
      List<double[][]> ofTeachers =
          opinions.get(i).stream()
              .map(
                  all -> Arrays.stream(teachers).mapToObj(row -> all[row]).toArray(double[][]::new))
              .toList();
      settings[i] = PoolWeights.best(ofTeachers, labels);
      chosen.add(ofTeachers.get(settings[i]));
    }
    return new Choice(settings, PoolWeights.choose(chosen, labels));
  }

  /**
   * The ensemble of all cells, its settings and weights chosen on all of them.
   *
   * @param pool runs the fits; changes no number
   * @throws InterruptedException after an interruption
   */
  public EnsembleClassifier fit(WorkerPool pool) throws InterruptedException {
    int[] all = new int[cohort.size()];
    Arrays.setAll(all, row -> row);
    Choice choice = choice(all);
    List<Future<EnsembleClassifier.Member>> pending = new ArrayList<>();
    for (int i = 0; i < candidates.size(); i++) {
      double weight = choice.weights()[i];
      if (weight > 0) {
        Learner learner = candidates.get(i).get(choice.settings()[i]);
        long memberSeed = DerivedSeed.of(seed, i);
        pending.add(pool.submit(() -> member(learner, weight, all, memberSeed)));
      }
    }
    List<EnsembleClassifier.Member> members = new ArrayList<>();
    for (Future<EnsembleClassifier.Member> member : pending) {
      members.add(WorkerPool.await(member));
    }
    return new EnsembleClassifier(cohort.classes().size(), members);
  }

  private EnsembleClassifier.Member member(
      Learner learner, double weight, int[] all, long memberSeed) {
    Classifier classifier = learner.fit(cohort, all, new int[0], memberSeed);
    return new EnsembleClassifier.Member(learner.name(), weight, classifier);
  }
}
