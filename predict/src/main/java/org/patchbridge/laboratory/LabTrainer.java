package org.patchbridge.laboratory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.patchbridge.bundle.Bundle;
import org.patchbridge.calibration.HeldOutOpinions;
import org.patchbridge.calibration.LabPromise;
import org.patchbridge.calibration.LabelledMap;
import org.patchbridge.certainty.HeldOutCall;
import org.patchbridge.certainty.HeldOutQuality;
import org.patchbridge.certainty.Novelty;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.DonorFacts;
import org.patchbridge.dataset.DonorGroupedKFold;
import org.patchbridge.dataset.InnerFolds;
import org.patchbridge.dataset.Split;
import org.patchbridge.ensemble.EnsembleClassifier;
import org.patchbridge.metric.Bootstrap;
import org.patchbridge.training.BundleTrainer;
import org.patchbridge.work.InputException;
import org.patchbridge.work.Progress;
import org.patchbridge.work.WorkerPool;

/**
 * Makes a model for one laboratory: the reference's cells are brought to the laboratory's units by
 * a scale and shift of every feature that its labelled cells tell, and a model is learnt from both.
 * What it promises is measured on the laboratory's cells by donor-grouped folds, in which
 * everything is learnt without the tested donors. Equal input gives the same model, whatever the
 * number of threads.
 */
public final class LabTrainer {
  private static final int FOLDS = 5;

  private final Bundle reference;
  private final LabSettings settings;
  private final Progress progress;

  /**
   * @param reference a model of scalar features that holds its training cells
   */
  public LabTrainer(Bundle reference, LabSettings settings, Progress progress) {
    this.reference = reference;
    this.settings = settings;
    this.progress = progress;
  }

  /**
   * @param program and its version
   * @param created day and time, ISO 8601
   * @return holds its training cells: the reference's in the laboratory's units, and the
   *     laboratory's
   * @throws InputException where the reference cannot be calibrated, features are too few, or
   *     donors of the laboratory cannot be kept apart
   * @throws InterruptedException after an interruption
   */
  public Bundle train(LabCells labelled, String program, String created)
      throws InterruptedException {
    PooledCells cells = SharedFeatures.of(reference, labelled);
    LabModel model = new LabModel(settings.isMapped(), reference.origin().seed());
    List<Split> labFolds = labFolds(labelled, cells.lab());
    List<Split> referenceFolds = referenceFolds(cells.reference(), labFolds.size());
    progress.started("calibrating", labFolds.size() + 1, "fits", 0);
    try (WorkerPool pool = new WorkerPool("calibrate", settings.threads())) {
      List<Future<LabFold>> pending = new ArrayList<>();
      for (int fold = 0; fold < labFolds.size(); fold++) {
        Split ofReference = referenceFolds.get(fold);
        Split ofLab = labFolds.get(fold);
        pending.add(pool.submit(() -> advanced(LabFold.of(cells, model, ofReference, ofLab))));
      }
      Future<Whole> whole = pool.submit(() -> advanced(whole(labelled.name(), cells, model)));
      List<LabFold> folds = new ArrayList<>();
      for (Future<LabFold> fold : pending) {
        folds.add(WorkerPool.await(fold));
      }
      return bundle(labelled, cells, WorkerPool.await(whole), folds, program, created);
    }
  }

  private <T> T advanced(T done) {
    progress.advanced();
    return done;
  }

  private List<Split> labFolds(LabCells labelled, Cohort lab) {
    return InnerFolds.withEveryClass(lab, FOLDS, reference.origin().seed())
        .orElseThrow(
            () ->
                new InputException(
                    labelled.name()
                        + ": the cells are of too few donors to test on donors that were not learnt"
                        + " from; give cells of at least two donors in each subclass"));
  }

  private List<Split> referenceFolds(Cohort cells, int count) {
    return InnerFolds.withEveryClass(cells, count, reference.origin().seed())
        .filter(folds -> folds.size() == count)
        .orElseThrow(
            () ->
                new InputException(
                    "the model's training cells are of too few donors to be calibrated; take a"
                        + " model of more"));
  }

  /** What is learnt from all cells. */
  record Whole(Cohort pooled, EnsembleClassifier model, Novelty novelty, LabelledMap map) {}

  private static Whole whole(String lab, PooledCells cells, LabModel model) {
    int[] known = all(cells.reference());
    int[] own = all(cells.lab());
    LabelledMap map = model.map(cells, known, own);
    Cohort pooled = cells.inLab(lab, map);
    return new Whole(
        pooled,
        model.fit(pooled, cells.weighted(known, own, LabModel.WEIGHT)),
        LabModel.novelty(pooled, pooled.matrix(), cells, known, own),
        map);
  }

  private static int[] all(Cohort cohort) {
    return IntStream.range(0, cohort.size()).toArray();
  }

  private Bundle bundle(
      LabCells labelled,
      PooledCells cells,
      Whole whole,
      List<LabFold> folds,
      String program,
      String created) {
    HeldOutOpinions lab = ofLab(cells, folds);
    HeldOutOpinions known = ofReference(cells, folds);
    LabPromise promise = promise(lab, known);
    List<HeldOutCall> calls = new ArrayList<>();
    folds.forEach(fold -> calls.addAll(calls(cells, fold, lab, known)));
    DonorFacts donors = DonorFacts.of(cells.lab());
    HeldOutQuality quality =
        HeldOutQuality.of(
                whole.pooled(),
                donors.nameOf(new DonorGroupedKFold(folds.size()))
                    + ", cells of the laboratory alone",
                calls,
                level(),
                Bootstrap.withSeed(reference.origin().seed()))
            .withNotes(PromiseNotes.of(labelled, cells, promise, donors));
    return new LabBundle(reference, settings, labelled, cells)
        .of(whole, promise, quality, program, created);
  }

  private double level() {
    return reference.quality().level();
  }

  private LabPromise promise(HeldOutOpinions lab, HeldOutOpinions known) {
    return LabPromise.of(lab, known, level(), BundleTrainer.NOVELTY_RATE);
  }

  /** Calibration, limits and sets are learnt on the cells of the other folds. */
  private List<HeldOutCall> calls(
      PooledCells cells, LabFold fold, HeldOutOpinions lab, HeldOutOpinions known) {
    LabPromise promise = promise(lab.of(fold.lab().train()), known.of(fold.reference().train()));
    List<HeldOutCall> calls = new ArrayList<>();
    for (int i = 0; i < fold.ofLab().length; i++) {
      double[] probabilities = promise.calibrator().apply(fold.ofLab()[i]);
      boolean isNovel = fold.labNovelties()[i] > promise.greatestNovelty();
      calls.add(
          new HeldOutCall(
              cells.firstOfLab() + fold.lab().test()[i],
              probabilities,
              promise.sets().of(probabilities),
              isNovel,
              !isNovel && promise.limit().isMet(probabilities)));
    }
    return calls;
  }

  private static HeldOutOpinions ofLab(PooledCells cells, List<LabFold> folds) {
    int count = cells.lab().size();
    double[][] probabilities = new double[count][];
    double[] novelties = new double[count];
    for (LabFold fold : folds) {
      for (int i = 0; i < fold.ofLab().length; i++) {
        probabilities[fold.lab().test()[i]] = fold.ofLab()[i];
        novelties[fold.lab().test()[i]] = fold.labNovelties()[i];
      }
    }
    return new HeldOutOpinions(
        probabilities, cells.labLabels(), cells.lab().donorNumbers(), novelties);
  }

  private static HeldOutOpinions ofReference(PooledCells cells, List<LabFold> folds) {
    int count = cells.reference().size();
    double[][] probabilities = new double[count][];
    double[] novelties = new double[count];
    for (LabFold fold : folds) {
      for (int i = 0; i < fold.ofReference().length; i++) {
        probabilities[fold.reference().test()[i]] = fold.ofReference()[i];
        novelties[fold.reference().test()[i]] = fold.referenceNovelties()[i];
      }
    }
    return new HeldOutOpinions(
        probabilities, cells.reference().labels(), cells.reference().donorNumbers(), novelties);
  }

  /** Why a model cannot be calibrated; empty where it can. */
  public static Optional<String> obstacle(Bundle bundle) {
    return SharedFeatures.obstacle(bundle);
  }
}
