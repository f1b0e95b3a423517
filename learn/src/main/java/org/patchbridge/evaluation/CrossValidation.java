package org.patchbridge.evaluation;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.Split;
import org.patchbridge.metric.FoldId;
import org.patchbridge.metric.FoldPredictions;
import org.patchbridge.random.DerivedSeed;
import org.patchbridge.work.InputException;

/**
 * Fits a learner on the training part of every split and predicts the test part. Fits are
 * independent; how many run at once is the executor's business, and the predictions do not depend
 * on it. Immutable.
 *
 * <p>The seed of a fit is {@code DerivedSeed.of(split.seed(), run, fold)}: a fold that is repeated
 * alone, after an interruption or on another machine, gives the same model.
 */
public final class CrossValidation {
  private final Cohort cohort;
  private final List<Split> splits;
  private final LongSupplier nanoTime;

  private CrossValidation(Cohort cohort, List<Split> splits, LongSupplier nanoTime) {
    this.cohort = cohort;
    this.splits = splits;
    this.nanoTime = nanoTime;
  }

  /**
   * @param nanoTime a clock in ns, as {@code System::nanoTime}; only {@link FoldResult#fitSeconds}
   *     depends on it
   * @throws IllegalArgumentException where two splits have the same run and fold
   */
  public static CrossValidation of(Cohort cohort, List<Split> splits, LongSupplier nanoTime) {
    Set<FoldId> ids = new HashSet<>();
    for (Split split : splits) {
      if (!ids.add(FoldId.of(split))) {
        throw new IllegalArgumentException(FoldId.of(split) + " occurs twice among the splits");
      }
    }
    return new CrossValidation(cohort, List.copyOf(splits), nanoTime);
  }

  /** The same without the given folds: what is left to do after an interruption. */
  public CrossValidation without(Collection<FoldId> finished) {
    Set<FoldId> done = Set.copyOf(finished);
    List<Split> rest = splits.stream().filter(split -> !done.contains(FoldId.of(split))).toList();
    return new CrossValidation(cohort, rest, nanoTime);
  }

  /** The seed the model of a fold is fitted with. */
  public static long fitSeed(Split split) {
    return DerivedSeed.of(split.seed(), split.run(), split.fold());
  }

  /**
   * Runs all folds and returns when the last has been delivered to {@code listener}.
   *
   * <p>Interrupting the calling thread stops between fits: folds being fitted are finished and
   * delivered, the others are not begun. The executor must run every task it accepts until this
   * method returns; {@code Runnable::run} is allowed and fits one fold after another.
   *
   * @return the predictions of the folds run here, ordered by run and fold
   * @throws InterruptedException after an interruption as above, unless it came after the last fold
   * @throws FoldFailure where a fit fails; folds that finished are delivered before
   */
  public List<FoldPredictions> run(Learner learner, Executor executor, FoldListener listener)
      throws InterruptedException {
    FoldQueue queue = new FoldQueue(executor, listener);
    for (Split split : splits) {
      queue.submit(() -> fit(learner, split));
    }
    return queue.await();
  }

  private FoldResult fit(Learner learner, Split split) {
    try {
      long start = nanoTime.getAsLong();
      Classifier classifier = learner.fit(cohort, split);
      double seconds = (nanoTime.getAsLong() - start) / 1e9;
      double[][] probabilities = classifier.probabilities(cohort, split.test());
      return new FoldResult(
          new FoldPredictions(split.run(), split.fold(), split.test(), probabilities),
          classifier,
          seconds);
    } catch (InputException e) {
      // Says what the user can do, and is not about this fold.
      throw e;
    } catch (RuntimeException | Error e) {
      throw new FoldFailure(learner.name(), FoldId.of(split), e);
    }
  }
}
