package org.patchbridge.study;

import com.fasterxml.jackson.core.type.TypeReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import org.patchbridge.bundle.Bundle;
import org.patchbridge.bundle.cells.Material;
import org.patchbridge.certainty.HeldOutFold;
import org.patchbridge.certainty.HeldOutQuality;
import org.patchbridge.dataset.Split;
import org.patchbridge.study.plan.LearnerChoice;
import org.patchbridge.study.plan.TrainingRequest;
import org.patchbridge.study.store.ComputedTable;
import org.patchbridge.training.BundleTrainer;
import org.patchbridge.work.Progress;
import org.patchbridge.work.WorkerPool;

/**
 * Trains a model to be saved. What was found on a fold is in the store the moment it is found, so
 * an interrupted training goes on from there.
 */
final class Trainer {
  /** Changes whenever the numbers of unchanged inputs would. */
  private static final String METHOD_VERSION = "3";

  private final ComputedTable computed;
  private final int threads;
  private final Progress progress;

  Trainer(ComputedTable computed, int threads, Progress progress) {
    this.computed = computed;
    this.threads = threads;
    this.progress = progress;
  }

  /**
   * @param stamp program and time for the bundle's record
   * @throws org.patchbridge.dataset.SplitException where a class has too few donors to be tested
   * @throws InterruptedException after an interruption; finished folds are in the store
   */
  Bundle train(
      LearnerChoice choice, Material material, TrainingRequest settings, TrainingStamp stamp)
      throws InterruptedException {
    BundleTrainer trainer =
        new BundleTrainer(
            choice.learner(),
            choice.settings(),
            settings.level(),
            BundleTrainer.NOVELTY_RATE,
            settings.seed());
    BundleTrainer.Test test = trainer.test(material.cohort());
    progress.started("training", test.folds().size() + 1, "fits", 0);
    try (WorkerPool pool = new WorkerPool("train", threads)) {
      // The last is the largest; begun first, it does not run alone at the end.
      Future<BundleTrainer.Fitted> whole = pool.submit(() -> wholeFit(trainer, material));
      List<Future<HeldOutFold>> pending = new ArrayList<>();
      for (Split fold : test.folds()) {
        pending.add(pool.submit(() -> heldOut(trainer, material, fold)));
      }
      List<HeldOutFold> folds = new ArrayList<>();
      for (Future<HeldOutFold> fold : pending) {
        folds.add(WorkerPool.await(fold));
      }
      BundleTrainer.Fitted fitted = WorkerPool.await(whole);
      HeldOutQuality quality = trainer.quality(material, test, folds, fitted);
      return trainer.bundle(material, fitted, quality, stamp.program(), stamp.created());
    }
  }

  private BundleTrainer.Fitted wholeFit(BundleTrainer trainer, Material material) {
    BundleTrainer.Fitted fitted = trainer.fit(material);
    progress.advanced();
    return fitted;
  }

  private HeldOutFold heldOut(BundleTrainer trainer, Material material, Split fold) {
    HeldOutFold calls =
        computed.get(
            "held-out calls",
            List.of(
                METHOD_VERSION,
                material.digest(),
                material.screened().name(),
                trainer.learner().name(),
                trainer.settings().toString(),
                trainer.level() + "",
                trainer.noveltyRate() + "",
                trainer.seed() + "",
                fold.fold() + ""),
            new TypeReference<>() {},
            () -> trainer.heldOut(material, fold));
    progress.advanced();
    return calls;
  }
}
