package org.patchbridge.refit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.patchbridge.bundle.Bundle;
import org.patchbridge.bundle.cells.Material;
import org.patchbridge.certainty.CalibratedClassifier;
import org.patchbridge.certainty.CalibratedLearner;
import org.patchbridge.certainty.HeldOutFold;
import org.patchbridge.certainty.HeldOutQuality;
import org.patchbridge.certainty.NoveltyScreen;
import org.patchbridge.dataset.CellOrigins;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.Split;
import org.patchbridge.ensemble.EnsembleLearner;
import org.patchbridge.ensemble.SharedFolds;
import org.patchbridge.evaluation.Classifier;
import org.patchbridge.evaluation.CrossValidation;
import org.patchbridge.evaluation.Learner;
import org.patchbridge.training.BundleTrainer;
import org.patchbridge.work.Progress;
import org.patchbridge.work.WorkerPool;

/** Learns the model of a bundle again on its own cells, with some of its features. */
final class RefitTrainer {
  /** Changes whenever the numbers of unchanged inputs would. */
  static final String METHOD_VERSION = "1";

  private final Bundle usual;
  private final List<List<? extends Learner>> candidates;
  private final int threads;
  private final Progress progress;

  /**
   * @param usual holds its cells
   * @param candidates of its ensemble
   * @param threads fits at a time; changes no number
   */
  RefitTrainer(
      Bundle usual, List<List<? extends Learner>> candidates, int threads, Progress progress) {
    this.usual = usual;
    this.candidates = candidates;
    this.threads = threads;
    this.progress = progress;
  }

  /**
   * @return holds its cells
   * @throws org.patchbridge.dataset.SplitException where a class has too few donors to be tested
   * @throws InterruptedException after an interruption
   */
  Bundle train(FeatureSubset features) throws InterruptedException {
    Material material = material(features);
    Bundle.Origin origin = usual.origin();
    Map<String, String> settings = new TreeMap<>(origin.settings());
    settings.put("features at hand", String.join(", ", features.names()));
    BundleTrainer trainer =
        new BundleTrainer(
            EnsembleLearner.ofChoices(origin.learner(), candidates),
            settings,
            usual.quality().level(),
            BundleTrainer.NOVELTY_RATE,
            origin.seed());
    BundleTrainer.Test test = trainer.test(material.cohort());
    int fits = candidates.stream().mapToInt(List::size).sum() * test.folds().size();
    progress.started("learning again with " + features.size() + " features", fits, "fits", 0);
    try (WorkerPool pool = new WorkerPool("refit", threads)) {
      return bundle(trainer, test, material, pool);
    }
  }

  private Bundle bundle(
      BundleTrainer trainer, BundleTrainer.Test test, Material material, WorkerPool pool)
      throws InterruptedException {
    Cohort cohort = material.cohort();
    int[] all = IntStream.range(0, cohort.size()).toArray();
    long seed =
        CrossValidation.fitSeed(new Split(0, 0, trainer.seed(), all, new int[0], new int[0]));
    Future<NoveltyScreen> screen =
        pool.submit(() -> NoveltyScreen.fit(material.screened(), all, trainer.noveltyRate(), seed));
    SharedFolds shared =
        SharedFolds.of(cohort, candidates, test.folds(), seed, pool, progress::advanced);
    List<Future<HeldOutFold>> pending = new ArrayList<>();
    for (Split fold : test.folds()) {
      pending.add(pool.submit(() -> heldOut(trainer, material, shared, fold)));
    }
    Classifier whole = shared.fit(pool);
    CalibratedClassifier model = calibrated(trainer, cohort, whole, shared.heldOut(all), all);
    List<HeldOutFold> folds = new ArrayList<>();
    for (Future<HeldOutFold> fold : pending) {
      folds.add(WorkerPool.await(fold));
    }
    BundleTrainer.Fitted fitted = new BundleTrainer.Fitted(model, WorkerPool.await(screen));
    HeldOutQuality quality = trainer.quality(material, test, folds, fitted);
    Bundle.Origin origin = usual.origin();
    return trainer.bundle(material, fitted, quality, origin.program(), origin.created());
  }

  /** Settings, weights, calibration, limit and sets are learnt on the other folds. */
  private static HeldOutFold heldOut(
      BundleTrainer trainer, Material material, SharedFolds shared, Split fold) {
    double[][] opinions = shared.heldOut(fold.train());
    Classifier known =
        (cohort, rows) ->
            Arrays.stream(rows).mapToObj(row -> opinions[row]).toArray(double[][]::new);
    return HeldOutFold.of(
        calibrated(trainer, material.cohort(), known, opinions, fold.train()),
        material.cohort(),
        material.screened(),
        fold,
        trainer.noveltyRate());
  }

  private static CalibratedClassifier calibrated(
      BundleTrainer trainer, Cohort cohort, Classifier model, double[][] opinions, int[] teachers) {
    int[] labels = cohort.labels();
    int[] donors = cohort.donorNumbers();
    return CalibratedLearner.calibrated(
        model,
        Arrays.stream(teachers).mapToObj(row -> opinions[row]).toArray(double[][]::new),
        Arrays.stream(teachers).map(row -> labels[row]).toArray(),
        Arrays.stream(teachers).map(row -> donors[row]).toArray(),
        trainer.level());
  }

  /** The cells that have one of the features, with these alone. */
  private Material material(FeatureSubset features) {
    return restricted(usual.cells().orElseThrow().material().with(usual.recorded()), features);
  }

  static Material restricted(Material whole, FeatureSubset features) {
    Cohort cohort = features.of(whole.cohort());
    Cohort screened = whole.screened() == whole.cohort() ? cohort : features.of(whole.screened());
    int[] rows =
        IntStream.range(0, cohort.size())
            .filter(row -> hasValue(cohort, row) && hasValue(screened, row))
            .toArray();
    boolean all = rows.length == cohort.size();
    Cohort kept = all ? cohort : cohort.select(rows);
    return new Material(
        kept,
        screened == cohort ? kept : all ? screened : screened.select(rows),
        whole.digest(),
        whole.features() + ", " + features.size() + " of its features",
        whole.recipe(),
        origins(whole.origins(), rows.length),
        whole.recorded());
  }

  /** Of fewer cells it is known only where all are of one origin. */
  private static CellOrigins origins(CellOrigins whole, int cells) {
    if (whole.cells() == cells) {
      return whole;
    }
    if (whole.published() == whole.cells()) {
      return CellOrigins.ofPublished(cells);
    }
    if (whole.areAllSimulated()) {
      return CellOrigins.ofSimulated(cells);
    }
    return whole.own() == whole.cells()
        ? CellOrigins.ofOwn(cells)
        : CellOrigins.ofUnrecorded(cells);
  }

  private static boolean hasValue(Cohort cohort, int row) {
    return cohort.families().stream()
        .anyMatch(
            family ->
                IntStream.range(0, family.width())
                    .anyMatch(column -> family.isPresent(row, column)));
  }
}
