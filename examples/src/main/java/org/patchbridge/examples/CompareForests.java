package org.patchbridge.examples;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.DonorGroupedKFold;
import org.patchbridge.dataset.Split;
import org.patchbridge.evaluation.CrossValidation;
import org.patchbridge.forest.ForestSettings;
import org.patchbridge.forest.RandomForestLearner;
import org.patchbridge.metric.Bootstrap;
import org.patchbridge.metric.Evaluation;
import org.patchbridge.metric.FoldPredictions;
import org.patchbridge.metric.MetricEstimate;
import org.patchbridge.metric.OverallMetric;
import org.patchbridge.metric.Predictions;
import org.patchbridge.table.SchemaImport;
import org.patchbridge.table.schema.TableSchema;

/** Donor-grouped cross-validation of two forests on a published feature table. */
public final class CompareForests {
  private static final long SEED = 1;
  private static final int FOLDS = 5;

  private CompareForests() {}

  /**
   * @param arguments name of a shipped schema, such as {@code allen-human-gaba}, and the folder of
   *     its tables
   */
  public static void main(String[] arguments) throws InterruptedException {
    TableSchema schema = TableSchema.shipped(arguments[0]);
    Cohort cohort = SchemaImport.with(schema).read(Path.of(arguments[1])).cohort();
    List<Split> splits = new DonorGroupedKFold(FOLDS).splits(cohort, 1, SEED);
    for (int trees : new int[] {50, 500}) {
      RandomForestLearner forest =
          RandomForestLearner.with(ForestSettings.defaults().withTrees(trees));
      List<FoldPredictions> folds =
          CrossValidation.of(cohort, splits, System::nanoTime)
              .run(forest, Runnable::run, fold -> {});
      Evaluation evaluation =
          Evaluation.of(Predictions.of(cohort, folds), Bootstrap.withSeed(SEED));
      MetricEstimate macroF1 = evaluation.metric(OverallMetric.MACRO_F1);
      System.out.printf(
          Locale.ROOT,
          "%d trees: macro-F1 %.3f (%.3f to %.3f)%n",
          trees,
          macroF1.value(),
          macroF1.interval().lower(),
          macroF1.interval().upper());
    }
  }
}
