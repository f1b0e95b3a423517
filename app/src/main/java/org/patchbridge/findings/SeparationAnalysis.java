package org.patchbridge.findings;

import com.fasterxml.jackson.core.type.TypeReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.Split;
import org.patchbridge.explain.Conservation;
import org.patchbridge.metric.Bootstrap;
import org.patchbridge.separation.ClassSeparation;
import org.patchbridge.separation.HeldOutSilhouette;
import org.patchbridge.separation.PairwiseAuc;
import org.patchbridge.space.CellSpace;
import org.patchbridge.space.Embedding;
import org.patchbridge.space.SharedSpace;
import org.patchbridge.space.SpeciesScaling;
import org.patchbridge.space.Umap;
import org.patchbridge.space.UmapSettings;
import org.patchbridge.study.store.ComputedTable;
import org.patchbridge.work.Progress;
import org.patchbridge.work.WorkerPool;

/**
 * Whether classes separate and whether species agree: each result is computed once and kept in the
 * store under the digest of what determines it.
 */
public final class SeparationAnalysis {
  /** Changes whenever the numbers of unchanged inputs would. */
  private static final String METHOD_VERSION = "1";

  private static final int REPLICATES = 1_000;
  static final CellSpace SPACE = CellSpace.standard();
  static final UmapSettings UMAP = UmapSettings.defaults();
  static final SpeciesScaling SCALING = SpeciesScaling.WITHIN_SPECIES;

  private final ComputedTable computed;

  public SeparationAnalysis(ComputedTable computed) {
    this.computed = computed;
  }

  /**
   * Computes side by side what is not in the store yet.
   *
   * @throws InterruptedException after an interruption; what was finished is in the store
   */
  public void prepare(ComparedCohorts cohorts, int threads, Progress progress)
      throws InterruptedException {
    List<Runnable> work = new ArrayList<>();
    for (ComparedCohorts.ModelsInOneSpace pair : cohorts.pairs()) {
      work.add(() -> embedding(pair.first(), pair.second(), pair.shared()));
      work.add(() -> conservation(pair.first(), pair.second(), pair.shared()));
    }
    cohorts.alone().forEach(model -> work.add(() -> embedding(model)));
    for (EvaluatedModel model : cohorts.models()) {
      work.add(() -> silhouette(model));
      work.add(() -> areaUnderCurve(model));
    }
    if (work.isEmpty()) {
      return;
    }
    progress.started("comparing cells", work.size(), "comparisons", 0);
    List<Callable<Object>> pieces = work.stream().map(Executors::callable).toList();
    WorkerPool.run("compare", threads, pieces, progress);
  }

  /**
   * All cells of the evaluated cohort; learnt from all of them, labels unseen. Empty where there
   * are too few cells.
   */
  Optional<Embedding> embedding(EvaluatedModel evaluated) {
    long seed = evaluated.stored().firstSeed();
    Cohort cohort = evaluated.cohort();
    return embedding(
        cohort,
        "embedding",
        List.of(METHOD_VERSION, evaluated.stored().cohortId(), UMAP.toString(), seed + ""),
        () -> {
          int[] all = IntStream.range(0, cohort.size()).toArray();
          return Umap.with(UMAP).embed(SPACE.fit(cohort, all).coordinates(cohort, all), seed);
        });
  }

  /** The cells of both in the space of their common columns. Empty where there are too few. */
  Optional<Embedding> embedding(EvaluatedModel first, EvaluatedModel second, SharedSpace shared) {
    long seed = first.stored().firstSeed();
    return embedding(
        shared.joined(),
        "shared embedding",
        List.of(
            METHOD_VERSION,
            first.stored().cohortId(),
            second.stored().cohortId(),
            SCALING.name(),
            UMAP.toString(),
            seed + ""),
        () -> Umap.with(UMAP).embed(shared.coordinates(SCALING), seed));
  }

  private Optional<Embedding> embedding(
      Cohort cohort, String what, List<String> determinedBy, Supplier<Embedding> computation) {
    return cohort.size() < Umap.LEAST_CELLS
        ? Optional.empty()
        : ifLearnable(
            () -> computed.get(what, determinedBy, new TypeReference<>() {}, computation));
  }

  /** A handful of recordings may leave no family with a component: then there is no space. */
  private static <T> Optional<T> ifLearnable(Supplier<T> computation) {
    try {
      return Optional.of(computation.get());
    } catch (IllegalArgumentException nothingLearnt) {
      return Optional.empty();
    }
  }

  /** Of the test cells of the evaluation's first run. Empty where there is no space to learn. */
  Optional<ClassSeparation> silhouette(EvaluatedModel evaluated) {
    List<Split> splits = evaluated.splits().stream().filter(split -> split.run() == 0).toList();
    return ifLearnable(
        () ->
            computed.get(
                "silhouette",
                List.of(METHOD_VERSION, evaluated.stored().id()),
                new TypeReference<>() {},
                () ->
                    HeldOutSilhouette.of(evaluated.cohort(), splits, SPACE, bootstrap(evaluated))));
  }

  /** Of the evaluation's predictions. */
  ClassSeparation areaUnderCurve(EvaluatedModel evaluated) {
    return computed.get(
        "pairwise AUC",
        List.of(METHOD_VERSION, evaluated.stored().id()),
        new TypeReference<>() {},
        () -> PairwiseAuc.of(evaluated.cohort(), evaluated.predictions(), bootstrap(evaluated)));
  }

  Conservation conservation(EvaluatedModel first, EvaluatedModel second, SharedSpace shared) {
    return computed.get(
        "conservation",
        List.of(
            METHOD_VERSION,
            first.stored().cohortId(),
            second.stored().cohortId(),
            first.stored().firstSeed() + ""),
        new TypeReference<>() {},
        () -> Conservation.of(shared, bootstrap(first)));
  }

  private static Bootstrap bootstrap(EvaluatedModel evaluated) {
    return new Bootstrap(REPLICATES, Bootstrap.DEFAULT_LEVEL, evaluated.stored().firstSeed());
  }
}
