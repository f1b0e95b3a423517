package org.patchbridge.refit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.patchbridge.bundle.Bundle;
import org.patchbridge.bundle.cells.Material;
import org.patchbridge.certainty.HeldOutFold;
import org.patchbridge.certainty.HeldOutQuality;
import org.patchbridge.dataset.CellOrigins;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.ensemble.EnsembleLearner;
import org.patchbridge.ensemble.ShrinkageDiscriminantLearner;
import org.patchbridge.ensemble.StandardCandidates;
import org.patchbridge.evaluation.Learner;
import org.patchbridge.random.RandomStream;
import org.patchbridge.table.SchemaImport;
import org.patchbridge.table.TablesInFolder;
import org.patchbridge.training.BundleTrainer;
import org.patchbridge.work.Progress;
import org.patchbridge.work.WorkerPool;

/**
 * Models of random subsets of features beside the default model trained on the same, on the same
 * donor-grouped folds of published cells. {@code -Dpatchbridge.refits=30} sets how many subsets;
 * without it the test is skipped.
 */
class RefitAccuracyTest {
  private static final Path TABLES = Path.of("../../shared/data");
  private static final int SUBSETS = Integer.getInteger("patchbridge.refits", 0);
  private static final int THREADS = 2;

  @TempDir Path cache;

  private static Material material(String schema) {
    TablesInFolder.Match match =
        TablesInFolder.discover(TABLES).matches().stream()
            .filter(one -> one.schema().name().equals(schema))
            .findFirst()
            .orElseThrow();
    Cohort cohort = SchemaImport.with(match.schema()).read(match.folder()).cohort();
    return new Material(
        cohort, cohort, schema, "tables", Map.of(), CellOrigins.ofPublished(cohort.size()));
  }

  private static BundleTrainer trainer(Learner learner) {
    return new BundleTrainer(learner, Map.of(), 0.9, BundleTrainer.NOVELTY_RATE, 1);
  }

  private static BundleTrainer ofDefault() {
    return trainer(EnsembleLearner.ofChoices("ensemble", StandardCandidates.of(500)));
  }

  private static HeldOutQuality quality(BundleTrainer trainer, Material material)
      throws InterruptedException {
    BundleTrainer.Test test = trainer.test(material.cohort());
    List<HeldOutFold> folds =
        WorkerPool.run(
            "folds",
            THREADS,
            test.folds().stream()
                .<Callable<HeldOutFold>>map(fold -> () -> trainer.heldOut(material, fold))
                .toList(),
            Progress.silent());
    return trainer.quality(
        material, test, folds, trainer(new ShrinkageDiscriminantLearner()).fit(material));
  }

  private static double macroF1(HeldOutQuality quality) {
    return quality.figures().stream()
        .filter(figure -> figure.name().equals("macro-F1"))
        .findFirst()
        .orElseThrow()
        .value();
  }

  @ParameterizedTest
  @ValueSource(strings = {"allen-human-gaba", "allen-mouse-v1"})
  void modelsOfTheFeaturesAtHandAreAsGoodAsTheDefaultTrainedOnThese(String schema)
      throws Exception {
    assumeTrue(SUBSETS > 0, "-Dpatchbridge.refits=30 runs it: skipped");
    assumeTrue(Files.isDirectory(TABLES), "no ../shared/data beside the checkout: skipped");
    Material material = material(schema);
    BundleTrainer quick = trainer(new ShrinkageDiscriminantLearner());
    Bundle bundle =
        ofDefault()
            .bundle(material, ofDefault().fit(material), quality(quick, material), "test", "now");
    List<String> used = new ArrayList<>(FeatureSubset.usedBy(bundle).names());
    RandomStream random = RandomStream.of(1);
    double[] differences = new double[SUBSETS];
    for (int subset = 0; subset < SUBSETS; subset++) {
      int[] order = IntStream.range(0, used.size()).toArray();
      random.shuffle(order);
      FeatureSubset features =
          FeatureSubset.of(
              Arrays.stream(order).limit(5 + random.nextInt(36)).mapToObj(used::get).toList());
      HeldOutQuality refitted =
          Refits.in(cache, THREADS, Progress.silent()).refit(bundle, features).bundle().quality();
      HeldOutQuality trained = quality(ofDefault(), RefitTrainer.restricted(material, features));
      differences[subset] = macroF1(refitted) - macroF1(trained);
      System.out.printf(
          Locale.ROOT,
          "%s %d features: macro-F1 %.3f, trained %.3f; called %.3f, %.3f; right %.3f, %.3f; sets"
              + " %.3f, %.3f%n",
          schema,
          features.size(),
          macroF1(refitted),
          macroF1(trained),
          refitted.calledShare().value(),
          trained.calledShare().value(),
          refitted.calledAccuracy().value(),
          trained.calledAccuracy().value(),
          refitted.coverage().value(),
          trained.coverage().value());
    }
    double mean = Arrays.stream(differences).average().orElseThrow();
    System.out.printf(Locale.ROOT, "%s: mean difference %.4f%n", schema, mean);
    assertThat(mean).isBetween(-0.01, 0.01);
  }
}
